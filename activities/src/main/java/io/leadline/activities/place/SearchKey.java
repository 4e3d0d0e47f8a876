package io.leadline.activities.place;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folds a name to the key it is looked up by: lower case, no accents, single spaces. The script
 * that makes the gazetteer's resources folds the same way.
 */
final class SearchKey {
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ł', "l"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('þ', "th"),
          Map.entry('ı', "i"),
          Map.entry('ħ', "h"),
          Map.entry('ŧ', "t"),
          Map.entry('ŋ', "n"));
  private static final Map<String, String> WORDS =
      Map.of("saint", "st", "sainte", "ste", "fort", "ft", "mount", "mt");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’ʼʻ`.]");
  private static final Pattern OTHERS = Pattern.compile("[^0-9a-z]+");

  private SearchKey() {}

  /** The key of a name; empty if it has no Latin letter or digit. */
  static String of(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      letters.append(LETTERS.getOrDefault(c, String.valueOf(c)));
    }
    String plain = MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).replaceAll("");
    String spaced =
        OTHERS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll(" ").strip();
    return Pattern.compile(" ")
        .splitAsStream(spaced)
        .map(word -> WORDS.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }
}
