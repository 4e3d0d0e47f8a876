package io.leadline.activities.posting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether two postings advertise the same job, whoever published them: the address where
 * one applies, or company, title, place and kind of employment together with the text.
 *
 * @param page equal for the same address, title and place; the address alone would not do, because
 *     some feeds give one application form for all their postings
 * @param job equal for the same company, title, place and kind of employment; null without a
 *     company
 * @param text of the description
 */
record Likeness(String page, @Nullable String job, TextSketch text) {
  private static final int HASH_BYTES = 12;
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern LEGAL_FORM =
      Pattern.compile(" (?:inc|llc|ltd|gmbh|corp|corporation|co|plc|ag|sp z o o|s a|limited)$");

  /** Full time is what is meant where nothing is said. */
  private static final Pattern SPECIAL =
      Pattern.compile("part|contract|temp|intern|casual|per ?diem|seasonal");

  static Likeness of(Posting posting) {
    String title = plain(posting.title());
    String place = place(posting);
    String company = LEGAL_FORM.matcher(plain(posting.company())).replaceFirst("");
    return new Likeness(
        "p" + hash(Repeats.canonicalUrl(posting.url()) + '\n' + title + '\n' + place),
        company.isEmpty()
            ? null
            : "j" + hash(company + '\n' + title + '\n' + place + '\n' + employment(posting)),
        TextSketch.of(plain(posting.descriptionText())));
  }

  /** Another city is another job, unless it is done from anywhere. */
  private static String place(Posting posting) {
    PostingPlace place = posting.place();
    if (posting.remote()) {
      return "remote";
    } else if (place == null) {
      return "";
    }
    String city = place.city() == null ? place.name() : place.city();
    return plain(city.replaceFirst("[,(].*$", ""))
        + '|'
        + plain(place.region())
        + '|'
        + plain(place.country());
  }

  private static String employment(Posting posting) {
    var special = SPECIAL.matcher(plain(posting.employmentType()));
    return special.find() ? special.group() : "";
  }

  private static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static String hash(String text) {
    return PostingId.encoded(text, HASH_BYTES);
  }
}
