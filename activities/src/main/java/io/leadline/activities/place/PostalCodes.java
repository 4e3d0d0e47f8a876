package io.leadline.activities.place;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * US ZIP codes and the first halves of Canadian postal codes. Each code's zone was found when the
 * resource was made, from the nearest town of the same state, so split states come out right.
 */
final class PostalCodes {
  private static final Pattern US = Pattern.compile("(?:^|.*[\\s,])(\\d{5})(?:-\\d{4})?");
  private static final Pattern CANADA =
      Pattern.compile("(?:^|.*[\\s,])([A-Za-z]\\d[A-Za-z])(?:[ -]?\\d[A-Za-z]\\d)?");

  private final SortedLines lines = SortedLines.ofResource("postal.gz");
  private final Regions regions;

  PostalCodes(Regions regions) {
    this.regions = regions;
  }

  /** The area of the postal code that the text is or ends with. */
  Optional<Place> find(String text) {
    for (Pattern pattern : new Pattern[] {US, CANADA}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        String[] fields = lines.find(matcher.group(1).toUpperCase(Locale.ROOT));
        if (fields != null) {
          return Optional.of(place(fields));
        }
      }
    }
    return Optional.empty();
  }

  private Place place(String[] fields) {
    return new Place(
        fields[1],
        fields[2].isEmpty() ? null : fields[2],
        fields[3],
        new GeoPoint(Double.parseDouble(fields[4]), Double.parseDouble(fields[5])),
        regions.zone(fields[6]),
        0);
  }
}
