package io.leadline.activities.template;

import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a text message is cut into segments, each of which is paid for: 160 characters of the GSM
 * alphabet, or 153 when there are several; 70 or 67 as soon as one character is outside of it (3GPP
 * TS 23.038 and 23.040). Pure.
 */
final class TextSegments {
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Of the alphabet's extension: each takes the place of two. */
  private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

  /** Look the same, and would make a message of GSM characters more than twice as long. */
  private static final Map<Integer, String> HARMLESS =
      Map.ofEntries(
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '‚', "'"),
          Map.entry((int) '′', "'"),
          Map.entry((int) '`', "'"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '„', "\""),
          Map.entry((int) '«', "\""),
          Map.entry((int) '»', "\""),
          Map.entry((int) '‐', "-"),
          Map.entry((int) '‑', "-"),
          Map.entry((int) '‒', "-"),
          Map.entry((int) '–', "-"),
          Map.entry((int) '—', "-"),
          Map.entry((int) '−', "-"),
          Map.entry((int) '•', "-"),
          Map.entry((int) '·', "-"),
          Map.entry((int) '…', "..."),
          Map.entry((int) '\u00a0', " "),
          Map.entry((int) '\u2009', " "),
          Map.entry((int) '\u202f', " "),
          Map.entry((int) '™', "(TM)"),
          Map.entry((int) '®', "(R)"));

  private static final int GSM_SINGLE = 160;
  private static final int GSM_PART = 153;
  private static final int UCS2_SINGLE = 70;
  private static final int UCS2_PART = 67;

  /** Longer texts cost more than they are worth. */
  static final int MOST = 2;

  private TextSegments() {}

  /**
   * Refuses a template whose text is too long.
   *
   * @param sample with values as long as they may be
   */
  static void check(String file, String sample) {
    int segments = count(sample);
    if (segments > MOST) {
      throw new UnusableTemplateException(
          file, "a text has " + segments + " segments; there must be no more than " + MOST);
    }
  }

  /** How many segments a text takes, at least one. */
  static int count(String text) {
    return text.codePoints().allMatch(TextSegments::isGsm)
        ? count(
            text.codePoints().map(c -> GSM_EXTENSION.indexOf(c) < 0 ? 1 : 2), GSM_SINGLE, GSM_PART)
        : count(text.codePoints().map(Character::charCount), UCS2_SINGLE, UCS2_PART);
  }

  /**
   * The text with typographic quotes, dashes and the like in their plain form. What changes
   * meaning, such as letters of other languages, stays.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String harmless = HARMLESS.get(c);
              if (harmless == null) {
                plain.appendCodePoint(c);
              } else {
                plain.append(harmless);
              }
            });
    return plain.toString();
  }

  private static boolean isGsm(int character) {
    return GSM.indexOf(character) >= 0 || GSM_EXTENSION.indexOf(character) >= 0;
  }

  /** A character of two places is never cut in two, so a segment may end one place early. */
  private static int count(IntStream places, int single, int part) {
    int total = 0;
    int segments = 1;
    int used = 0;
    for (int place : places.toArray()) {
      total += place;
      if (used + place > part) {
        segments++;
        used = 0;
      }
      used += place;
    }
    return total <= single ? 1 : segments;
  }
}
