package io.leadline.activities.posting.feed;

import io.leadline.activities.place.RemoteWords;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in one line, as applicant systems write it: "Austin, TX", "Remote - US", "Berlin /
 * Hamburg / Remote", "Remote (Canada)". Of several places the first counts.
 *
 * @param place without what is said of remote work, or null if nothing else was
 * @param remote whether working from elsewhere is one of the choices
 */
record LocationLine(@Nullable String place, boolean remote) {
  private static final Pattern CHOICES = Pattern.compile("\\s*(?:/|;|\\||\\bor\\b)\\s*");
  private static final Pattern HYBRID =
      Pattern.compile("\\b(hybrid|on-?site|office)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern EDGES =
      Pattern.compile("^in\\b|^[\\s,:()\\-–—]+|[\\s,:(\\-–—]+$|\\bonly$", Pattern.CASE_INSENSITIVE);

  static LocationLine of(@Nullable String written) {
    if (written == null) {
      return new LocationLine(null, false);
    }
    List<String> choices = CHOICES.splitAsStream(written).filter(part -> !part.isBlank()).toList();
    boolean remote =
        choices.stream()
            .anyMatch(choice -> RemoteWords.areIn(choice) && !HYBRID.matcher(rest(choice)).find());
    return choices.stream()
        .map(LocationLine::bare)
        .filter(place -> !place.isEmpty())
        .findFirst()
        .map(place -> new LocationLine(place, remote))
        .orElseGet(() -> new LocationLine(null, remote));
  }

  /** What is left without the words for remote work: "home office" is no office. */
  private static String rest(String choice) {
    return RemoteWords.ANYWHERE_IN_TEXT.matcher(choice).replaceAll(" ");
  }

  /** The place alone; brackets that held the place are opened. */
  private static String bare(String choice) {
    String rest = HYBRID.matcher(rest(choice)).replaceAll(" ");
    String before;
    do {
      before = rest;
      rest = EDGES.matcher(rest).replaceAll("").strip();
    } while (!rest.equals(before));
    boolean opened = rest.endsWith(")") && rest.indexOf('(') < 0;
    return (opened ? rest.substring(0, rest.length() - 1) : rest).replaceAll("\\s+", " ").strip();
  }
}
