package io.leadline.sandbox.rehearsal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the lead did by itself, which no store of the product tells in these words. */
final class Diary {
  private final List<Entry> entries = new ArrayList<>();
  private final InstantSource clock;
  private final Calendar calendar;

  Diary(InstantSource clock, Calendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  /**
   * One thing that it did, by the clocks of where it was: a move may follow in the same instant.
   */
  record Entry(Instant at, int day, ZonedDateTime local, String words) {}

  void note(String words) {
    Instant now = clock.instant();
    entries.add(new Entry(now, calendar.dayOf(now), calendar.local(now), words));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
