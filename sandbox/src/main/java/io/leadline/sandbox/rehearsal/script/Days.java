package io.leadline.sandbox.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of days of a life, counted from 1, the day of the sign-up. Reads {@code every day}, {@code
 * on day 3, 9 and 12}, {@code on days 1-5}, {@code from day 10}, {@code until day 4} and {@code
 * from day 10 until day 20}.
 */
public record Days(List<Range> ranges) {
  static final Days NONE = new Days(List.of());

  private static final String POSSIBLE =
      "\"every day\", \"on day 3, 9 and 12\", \"on days 1-5\", \"from day 10\","
          + " \"until day 4\" or \"from day 10 until day 20\"";
  private static final Pattern LISTED = Pattern.compile("on days? (.+)");
  private static final Pattern SPAN =
      Pattern.compile("(?:from day (\\d{1,5}))? ?(?:until day (\\d{1,5}))?");
  private static final Pattern ITEM = Pattern.compile("(\\d{1,5})(?: ?(?:-|–|to) ?(\\d{1,5}))?");

  public Days {
    ranges = List.copyOf(ranges);
  }

  /** From one day to another, both included. */
  record Range(int from, int to) {
    Range {
      if (from < 1) {
        throw new UnreadableException("day " + from + " is none: day 1 is the day of the sign-up");
      }
      if (to < from) {
        throw new UnreadableException("day " + to + " comes before day " + from);
      }
    }

    boolean holds(int day) {
      return day >= from && day <= to;
    }
  }

  public boolean hold(int day) {
    return ranges.stream().anyMatch(range -> range.holds(day));
  }

  /** These days and those. */
  Days and(Days others) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(others.ranges);
    return new Days(all);
  }

  static Days from(int day) {
    return new Days(List.of(new Range(day, Integer.MAX_VALUE)));
  }

  /** The last of them. */
  int last() {
    return ranges.stream().mapToInt(Range::to).max().orElse(0);
  }

  /**
   * @throws UnreadableException for a text that names no days, saying how it is done
   */
  static Days read(String text) {
    if (text.equals("every day")) {
      return from(1);
    }
    Matcher listed = LISTED.matcher(text);
    if (listed.matches()) {
      List<Range> ranges = new ArrayList<>();
      for (String item : listed.group(1).split(", and | and |, ", -1)) {
        ranges.add(range(text, item.strip()));
      }
      return new Days(ranges);
    }
    Matcher span = SPAN.matcher(text);
    if (!text.isEmpty() && span.matches()) {
      return new Days(List.of(new Range(number(span.group(1), 1), number(span.group(2)))));
    }
    throw unreadable(text);
  }

  private static Range range(String text, String item) {
    Matcher days = ITEM.matcher(item);
    if (!days.matches()) {
      throw unreadable(text);
    }
    int from = number(days.group(1));
    return new Range(from, number(days.group(2), from));
  }

  private static int number(String digits) {
    return number(digits, Integer.MAX_VALUE);
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static UnreadableException unreadable(String text) {
    return new UnreadableException(
        (text.isEmpty() ? "it does not say on which days" : "\"" + text + "\" names no days")
            + "; possible are "
            + POSSIBLE);
  }
}
