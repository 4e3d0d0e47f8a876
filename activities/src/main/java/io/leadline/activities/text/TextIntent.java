package io.leadline.activities.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text from a person asks for. The carriers' words count only as the whole message; beside
 * them a careful list of phrases stops too, since the law takes any reasonable wording for a
 * revocation.
 */
public enum TextIntent {
  /** No more texts. */
  STOP,
  /** Texts again. */
  START,
  /** What is this? */
  HELP,
  /** Anything else: a sign of life. */
  REPLY;

  private static final Set<String> STOP_WORDS =
      Set.of(
          "STOP",
          "STOPALL",
          "STOP ALL",
          "UNSUBSCRIBE",
          "END",
          "QUIT",
          "REVOKE",
          "OPTOUT",
          "OPT OUT",
          "CANCEL",
          "REMOVE",
          "REMOVE ME",
          "STOP IT",
          "STOP THIS",
          "STOP NOW",
          "ARRET",
          "ALTO",
          "PARAR");

  private static final Set<String> START_WORDS = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");

  /** Phrases that stop wherever they stand, unless a word before them turns them round. */
  private static final List<String> STOP_PHRASES =
      List.of(
          "STOP TEXTING",
          "STOP MESSAGING",
          "STOP SENDING",
          "STOP CONTACTING",
          "STOP THE TEXTS",
          "STOP THESE TEXTS",
          "STOP ALL TEXTS",
          "REMOVE ME",
          "REMOVE MY NUMBER",
          "TAKE ME OFF",
          "OPT ME OUT",
          "OPT OUT",
          "UNSUBSCRIBE ME",
          "NO MORE TEXTS",
          "NO MORE MESSAGES",
          "DO NOT TEXT ME",
          "DONT TEXT ME");

  private static final Pattern POLITE =
      Pattern.compile("^(?:(?:PLEASE|PLS|PLZ) )+|(?: (?:PLEASE|PLS|PLZ|THANKS|THANK YOU))+$");

  private static final Pattern TURNED_ROUND =
      Pattern.compile(".*\\b(?:DONT|NOT|NEVER)(?: EVER)? $");

  /**
   * @param body the text as it came
   * @param optOutType what the carrier took it for, when it says so; it wins
   */
  public static TextIntent of(String body, @Nullable String optOutType) {
    switch (optOutType == null ? "" : optOutType.strip().toUpperCase(Locale.ROOT)) {
      case "STOP" -> {
        return STOP;
      }
      case "START" -> {
        return START;
      }
      case "HELP" -> {
        return HELP;
      }
      default -> {}
    }
    String words = words(body);
    if (START_WORDS.contains(words)) {
      return START;
    }
    if (HELP_WORDS.contains(words)) {
      return HELP;
    }
    boolean stops =
        STOP_WORDS.contains(POLITE.matcher(words).replaceAll(""))
            || STOP_PHRASES.stream().anyMatch(phrase -> says(words, phrase));
    return stops ? STOP : REPLY;
  }

  /** Letters and digits of any script in capitals, one space between words. */
  private static String words(String body) {
    return Normalizer.normalize(body, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("['\u2019`\uFE00-\uFE0F\\p{Cf}]", "")
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .strip();
  }

  private static boolean says(String words, String phrase) {
    String padded = " " + words + " ";
    int at = padded.indexOf(" " + phrase + " ");
    return at >= 0 && !TURNED_ROUND.matcher(padded.substring(0, at + 1)).matches();
  }
}
