package io.leadline.activities.place;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands where a place is asked for and names none: work from anywhere, or anywhere will do.
 */
public final class RemoteWords {
  /** Ways to say remote, in the languages of the feeds and leads that we know. */
  private static final String WAYS =
      "remote(?:ly)?(?: work| job| position)?|telecommut(?:e|ing)|telework|wfh"
          + "|work(?:ing)? from (?:home|anywhere)|home ?office|home ?based|from home"
          + "|anywhere(?: in the world)?|worldwide|zdaln(?:a|e|ie|y)|praca zdalna|zdalnie"
          + "|praca z domu|télétravail|teletravail|à distance|teletrabajo|remoto|da remoto"
          + "|en remoto|trabajo remoto|a distancia|telelavoro|ortsunabhängig|fernarbeit|telearbeit"
          + "|op afstand|thuiswerk(?:en)?|distans(?:arbete)?";

  /** Finds them inside a text, with the brackets around them. */
  public static final Pattern ANYWHERE_IN_TEXT =
      Pattern.compile(
          "\\(?(?<![\\p{L}])(?:100 ?% |fully |partially |praca )?(?:" + WAYS + ")(?![\\p{L}])\\)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern WHOLE_TEXT =
      Pattern.compile(
          "\\(?(?:100 ?% |fully )?(?:" + WAYS + ")(?: only)?\\)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A lead that writes one of these takes work on the spot as well, wherever that is. */
  private static final Set<String> ANY_PLACE =
      Set.of(
          "",
          "any",
          "any place",
          "anywhere",
          "anywhere in the world",
          "worldwide",
          "everywhere",
          "gdziekolwiek",
          "wszędzie",
          "überall");

  private RemoteWords() {}

  /** Whether remote work is spoken of anywhere in a text. */
  public static boolean areIn(String text) {
    return ANYWHERE_IN_TEXT.matcher(text).find();
  }

  /** Whether a lead that writes this does not mind where. */
  public static boolean isAnyPlace(@Nullable String text) {
    return text == null || ANY_PLACE.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a lead that writes this wants to work from anywhere, and only so. */
  public static boolean isRemote(String text) {
    return !isAnyPlace(text) && WHOLE_TEXT.matcher(text.strip()).matches();
  }
}
