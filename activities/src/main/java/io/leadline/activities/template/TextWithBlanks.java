package io.leadline.activities.template;

import java.util.ArrayList;
import java.util.List;

/**
 * A rendered text in which some values are still open. Leads that get the same postings share one
 * rendering; only the tokens in the links differ, and filling them in is all that is done per lead.
 * A blank is a private-use character followed by one that numbers it; {@link Wording#line} keeps
 * such characters out of everything else.
 */
final class TextWithBlanks {
  private static final char MARK = '\uE000';
  private static final char FIRST = '\uE100';

  private final List<String> literals = new ArrayList<>();
  private final List<Integer> blanks = new ArrayList<>();
  private final int length;

  TextWithBlanks(String rendered) {
    int from = 0;
    int mark = rendered.indexOf(MARK);
    while (mark >= 0) {
      literals.add(rendered.substring(from, mark));
      blanks.add(rendered.charAt(mark + 1) - FIRST);
      from = mark + 2;
      mark = rendered.indexOf(MARK, from);
    }
    literals.add(rendered.substring(from));
    length = rendered.length();
  }

  /** What to render where the value of that number belongs. */
  static String blank(int number) {
    return String.valueOf(new char[] {MARK, (char) (FIRST + number)});
  }

  boolean has(int number) {
    return blanks.contains(number);
  }

  /** Whether the text itself, apart from the blanks, contains this. */
  boolean shows(String part) {
    return literals.stream().anyMatch(literal -> literal.contains(part));
  }

  String fill(List<String> values) {
    int room = length;
    for (int blank : blanks) {
      room += values.get(blank).length();
    }
    StringBuilder text = new StringBuilder(room);
    for (int i = 0; i < blanks.size(); i++) {
      text.append(literals.get(i)).append(values.get(blanks.get(i)));
    }
    return text.append(literals.getLast()).toString();
  }
}
