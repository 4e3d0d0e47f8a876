package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HardFiltersTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:15:00Z");
  private static final GeoPoint AUSTIN = new GeoPoint(30.2672, -97.7431);
  private static final GeoPoint DALLAS = new GeoPoint(32.783, -96.807);
  private static final PostingQuery AROUND = new PostingQuery("nurse", AUSTIN, 40, NOW);
  private static final PostingQuery ANYWHERE = new PostingQuery("nurse", null, 0, NOW);
  private static final PostingQuery REMOTE = new PostingQuery("nurse", null, 0, true, NOW);

  static Stream<Arguments> cases() {
    HitBuilder dallas = aHit("d").at(DALLAS).place("Dallas, TX");
    return Stream.of(
        Arguments.of(aHit("a").at(AUSTIN), AROUND, ""),
        Arguments.of(dallas, AROUND, "OUTSIDE_AREA 293 km away, looks within 40"),
        Arguments.of(dallas, ANYWHERE, ""),
        Arguments.of(aHit("a").at(DALLAS).remote(), AROUND, ""),
        Arguments.of(
            aHit("a").place("Back room"), AROUND, "PLACE_UNKNOWN nobody knows where Back room is"),
        Arguments.of(aHit("a"), ANYWHERE, ""),
        Arguments.of(
            aHit("a").at(AUSTIN), REMOTE, "NOT_REMOTE the lead looks for remote work only"),
        Arguments.of(aHit("a").remote(), REMOTE, ""),
        Arguments.of(aHit("a").at(AUSTIN).closed(), AROUND, "CLOSED its feed no longer lists it"),
        Arguments.of(aHit("a").at(AUSTIN).until(NOW), AROUND, "EXPIRED it ended at " + NOW),
        Arguments.of(aHit("a").at(AUSTIN).until(NOW.plusSeconds(1)), AROUND, ""),
        Arguments.of(
            aHit("a").at(AUSTIN).firstSeen(NOW.minus(Duration.ofDays(31))),
            AROUND,
            "TOO_OLD first seen 31 days ago"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatBarsAPosting(HitBuilder hit, PostingQuery query, String expected) {
    assertThat(
            HardFilters.bar(hit.build(), query)
                .map(barred -> barred.bar() + " " + barred.why())
                .orElse(""))
        .isEqualTo(expected);
  }
}
