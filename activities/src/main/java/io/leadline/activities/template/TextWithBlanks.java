package io.leadline.activities.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rendered text in which some values are still open, so that many mails share one rendering. A
 * blank is a private-use character followed by one that numbers it; {@link Wording#line} keeps such
 * characters out of everything else.
 */
final class TextWithBlanks {
  private static final char MARK = '\uE000';
  private static final char FIRST = '\uE100';

  private final List<String> literals = new ArrayList<>();
  private final int[] blanks;
  private final int length;

  TextWithBlanks(String rendered) {
    List<Integer> numbers = new ArrayList<>();
    int from = 0;
    int mark = rendered.indexOf(MARK);
    while (mark >= 0) {
      literals.add(rendered.substring(from, mark));
      numbers.add(rendered.charAt(mark + 1) - FIRST);
      from = mark + 2;
      mark = rendered.indexOf(MARK, from);
    }
    literals.add(rendered.substring(from));
    blanks = numbers.stream().mapToInt(Integer::intValue).toArray();
    length = rendered.length();
  }

  /** What to render where the value of that number belongs. */
  static String blank(int number) {
    return String.valueOf(new char[] {MARK, (char) (FIRST + number)});
  }

  boolean has(int number) {
    return Arrays.stream(blanks).anyMatch(blank -> blank == number);
  }

  /** Whether the text itself, apart from the blanks, contains this. */
  boolean shows(String part) {
    return literals.stream().anyMatch(literal -> literal.contains(part));
  }

  /** Length of the text without what is filled in. */
  int length() {
    return length;
  }

  /** Appends the text with the values at the places of their numbers. */
  void fill(List<String> values, StringBuilder to) {
    for (int i = 0; i < blanks.length; i++) {
      to.append(literals.get(i)).append(values.get(blanks[i]));
    }
    to.append(literals.getLast());
  }
}
