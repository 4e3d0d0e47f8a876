package io.leadline.sandbox.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen, earliest first; of two at one moment the one planned first. */
final class Agenda {
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingInt(Item::number));
  private int planned;

  private record Item(Instant at, int number, Runnable what) {}

  void plan(Instant at, Runnable what) {
    items.add(new Item(at, planned++, what));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(items.peek()).map(Item::at);
  }

  /** Does the next thing if its moment has come. */
  boolean doNext(Instant now) {
    Item next = items.peek();
    if (next == null || next.at().isAfter(now)) {
      return false;
    }
    items.remove();
    next.what().run();
    return true;
  }
}
