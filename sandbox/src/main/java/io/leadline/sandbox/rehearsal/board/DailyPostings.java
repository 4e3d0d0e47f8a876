package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingId;
import io.leadline.activities.posting.PostingPlace;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** The postings that come to the board of a rehearsal day by day, the same for the same seed. */
final class DailyPostings {
  /** Days before the first one, so that the first alert has something to show. */
  private static final int BEFORE = 4;

  private static final int FEWEST = 2;
  private static final int SPREAD = 4;
  private static final LocalTime ARRIVAL = LocalTime.of(5, 30);
  private static final PostingPlace PLACE =
      new PostingPlace("Austin, TX", "Austin", "TX", "US", null, new GeoPoint(30.27, -97.74));
  private static final List<String> WARDS =
      List.of("ICU", "Emergency", "Pediatrics", "Oncology", "Surgery", "Cardiology", "Home care");
  private static final List<String> SHIFTS = List.of("days", "nights", "weekends", "part time");
  private static final List<String> EMPLOYERS =
      List.of(
          "Barton Creek Hospital",
          "Capitol Health",
          "Hill Country Clinic",
          "Lady Bird Medical",
          "Mopac Care",
          "South Lamar Hospital",
          "Travis Regional",
          "Zilker Nursing");

  private final ZoneId zone;
  private final long seed;

  DailyPostings(ZoneId zone, long seed) {
    this.zone = zone;
    this.seed = seed;
  }

  /**
   * All postings of a life, each with the morning it is first seen.
   *
   * @param withNone the days, from 1, that bring none
   */
  List<Posting> of(LocalDate firstDay, int days, IntPredicate withNone) {
    List<Posting> postings = new ArrayList<>();
    for (int day = 1 - BEFORE; day <= days; day++) {
      if (!withNone.test(day)) {
        addDay(postings, firstDay.plusDays(day - 1L), day);
      }
    }
    return postings;
  }

  private void addDay(List<Posting> postings, LocalDate date, int day) {
    // Not Random: its first numbers are alike for seeds that lie close together.
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + day);
    int count = FEWEST + random.nextInt(SPREAD);
    for (int number = 1; number <= count; number++) {
      String reference = date + "-" + number;
      String title =
          "Registered Nurse, %s (%s)".formatted(pick(WARDS, random), pick(SHIFTS, random));
      postings.add(
          new Posting(
              PostingId.of("rehearsal", reference),
              "rehearsal",
              reference,
              title,
              pick(EMPLOYERS, random),
              "https://board.example/jobs/" + reference,
              title + " in Austin.",
              PLACE,
              false,
              null,
              null,
              "Nursing",
              date.atTime(ARRIVAL).atZone(zone).toInstant(),
              null,
              null));
    }
  }

  private static String pick(List<String> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
