package io.leadline.sandbox.stack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code temporal --version} says. A CLI that was built without a release number calls itself
 * {@code 0.0.0-DEV}; the server inside it then decides.
 */
record TemporalVersion(int major, int minor, int serverMajor, int serverMinor) {
  private static final Pattern LINE =
      Pattern.compile("temporal version (\\d+)\\.(\\d+)\\S* \\(Server (\\d+)\\.(\\d+)");

  static Optional<TemporalVersion> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.find()
        ? Optional.of(
            new TemporalVersion(
                number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4)))
        : Optional.empty();
  }

  /** Whether schedules, KeywordList attributes and the rest that we use are there: CLI 1.5. */
  boolean isEnough() {
    boolean unnumbered = major == 0 && minor == 0;
    return unnumbered
        ? serverMajor > 1 || (serverMajor == 1 && serverMinor >= 29)
        : major > 1 || (major == 1 && minor >= 5);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
