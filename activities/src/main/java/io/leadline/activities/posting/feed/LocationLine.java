package io.leadline.activities.posting.feed;

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
  private static final Pattern REMOTE =
      Pattern.compile(
          "\\(?\\b(?:100 ?% |fully |partially )?"
              + "(?:remote(?: work)?|anywhere(?: in the world)?|worldwide|home ?office"
              + "|work from home|zdaln[ae]|télétravail|ortsunabhängig)\\b\\)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern EDGES =
      Pattern.compile("^in\\b|^[\\s,:()\\-–—]+|[\\s,:(\\-–—]+$|\\bonly$", Pattern.CASE_INSENSITIVE);

  static LocationLine of(@Nullable String written) {
    if (written == null) {
      return new LocationLine(null, false);
    }
    List<String> choices = CHOICES.splitAsStream(written).filter(part -> !part.isBlank()).toList();
    boolean remote =
        choices.stream().anyMatch(c -> REMOTE.matcher(c).find() && !HYBRID.matcher(c).find());
    return choices.stream()
        .map(LocationLine::bare)
        .filter(place -> !place.isEmpty())
        .findFirst()
        .map(place -> new LocationLine(place, remote))
        .orElseGet(() -> new LocationLine(null, remote));
  }

  /** The place alone; brackets that held the place are opened. */
  private static String bare(String choice) {
    String rest = HYBRID.matcher(REMOTE.matcher(choice).replaceAll(" ")).replaceAll(" ");
    String before;
    do {
      before = rest;
      rest = EDGES.matcher(rest).replaceAll("").strip();
    } while (!rest.equals(before));
    boolean opened = rest.endsWith(")") && rest.indexOf('(') < 0;
    return (opened ? rest.substring(0, rest.length() - 1) : rest).replaceAll("\\s+", " ").strip();
  }
}
