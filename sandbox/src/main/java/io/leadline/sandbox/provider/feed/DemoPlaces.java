package io.leadline.sandbox.provider.feed;

import java.util.List;

/** The places of the demo feed, larger ones with more weight. */
final class DemoPlaces {
  /** A city with some of its postal codes. */
  record Place(String city, String state, List<String> postalCodes, int weight) {}

  static final List<Place> ALL =
      List.of(
          new Place("Austin", "TX", List.of("78701", "78704", "78731", "78745", "78758"), 24),
          new Place("Round Rock", "TX", List.of("78664", "78681"), 4),
          new Place("San Antonio", "TX", List.of("78205", "78229"), 7),
          new Place("Houston", "TX", List.of("77002", "77030", "77056"), 9),
          new Place("Dallas", "TX", List.of("75201", "75235"), 8),
          new Place("Denver", "CO", List.of("80202", "80218"), 7),
          new Place("Phoenix", "AZ", List.of("85004", "85016"), 6),
          new Place("Chicago", "IL", List.of("60601", "60612"), 8),
          new Place("Columbus", "OH", List.of("43215"), 5),
          new Place("Atlanta", "GA", List.of("30303", "30308"), 6),
          new Place("Nashville", "TN", List.of("37203"), 4),
          new Place("Raleigh", "NC", List.of("27601"), 4),
          new Place("Boston", "MA", List.of("02114", "02215"), 5),
          new Place("New York", "NY", List.of("10001", "10016"), 8),
          new Place("Portland", "OR", List.of("97205"), 4),
          new Place("Seattle", "WA", List.of("98101", "98122"), 6));

  private DemoPlaces() {}
}
