package io.leadline.activities.template;

import io.leadline.activities.lead.Interest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts interests and numbers into words, and texts of others into one clean line. */
final class Wording {
  private static final int LONGEST_QUERY = 60;

  /** Controls, line breaks, direction overrides, private use (we mark blanks with it). */
  private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]");

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern JOBS = Pattern.compile("(?i)(^|\\s+)jobs?$");

  private Wording() {}

  /** "6 new nursing jobs near Austin". */
  static String headline(int count, Interest interest) {
    return count + " new " + jobs(count, interest);
  }

  /** "nursing jobs near Austin". */
  static String jobs(int count, Interest interest) {
    String query = shortened(JOBS.matcher(line(interest.query())).replaceFirst(""));
    String place = city(interest.placeName());
    return (query.isEmpty() ? "" : query + " ")
        + (count == 1 ? "job" : "jobs")
        + (place == null ? "" : " near " + place);
  }

  /** "Austin" of "Austin, TX". */
  static @Nullable String city(@Nullable String placeName) {
    if (placeName == null) {
      return null;
    }
    int comma = placeName.indexOf(',');
    return line(comma < 0 ? placeName : placeName.substring(0, comma));
  }

  /** A text of somebody else on one line, without anything that could change lines around it. */
  static String line(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return SPACES.matcher(UNCLEAN.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  private static String shortened(String query) {
    if (query.length() <= LONGEST_QUERY) {
      return query;
    }
    int space = query.lastIndexOf(' ', LONGEST_QUERY);
    return query.substring(0, space < LONGEST_QUERY / 2 ? LONGEST_QUERY : space) + "…";
  }
}
