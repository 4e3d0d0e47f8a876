package io.leadline.sandbox.rehearsal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the lead did by itself, which no store of the product tells in these words. */
final class Diary {
  private final List<Entry> entries = new ArrayList<>();
  private final InstantSource clock;

  Diary(InstantSource clock) {
    this.clock = clock;
  }

  /** One thing that it did. */
  record Entry(Instant at, String words) {}

  void note(String words) {
    entries.add(new Entry(clock.instant(), words));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
