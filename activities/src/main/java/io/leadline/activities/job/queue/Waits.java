package io.leadline.activities.job.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long jobs waited, as a histogram: enough for percentiles, and the sum of two is the histogram
 * of both.
 *
 * @param counts one for each of {@link #BOUNDS}, and one for what took longer
 */
public record Waits(List<Long> counts) {
  /** Upper ends of the buckets. */
  static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofMillis(2500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  public static final Waits NONE = new Waits(Collections.nCopies(BOUNDS.size() + 1, 0L));

  public Waits {
    if (counts.size() != BOUNDS.size() + 1) {
      throw new IllegalArgumentException(counts.size() + " buckets");
    }
    counts = List.copyOf(counts);
  }

  Waits with(Duration wait) {
    int bucket = 0;
    while (bucket < BOUNDS.size() && wait.compareTo(BOUNDS.get(bucket)) > 0) {
      bucket++;
    }
    List<Long> more = new ArrayList<>(counts);
    more.set(bucket, more.get(bucket) + 1);
    return new Waits(more);
  }

  Waits plus(Waits other) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + other.counts.get(i));
    }
    return new Waits(sums);
  }

  /**
   * What so many of them did not exceed, taken as spread evenly within their bucket.
   *
   * @param share such as 0.99
   * @return empty when there are none; the last bound when it is beyond that
   */
  Optional<Duration> percentile(double share) {
    long all = counts.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return Optional.empty();
    }
    double rank = share * all;
    long below = 0;
    for (int i = 0; i < BOUNDS.size(); i++) {
      long here = counts.get(i);
      if (here > 0 && below + here >= rank) {
        long from = i == 0 ? 0 : BOUNDS.get(i - 1).toMillis();
        double part = (rank - below) / here;
        return Optional.of(
            Duration.ofMillis(Math.round(from + part * (BOUNDS.get(i).toMillis() - from))));
      }
      below += here;
    }
    return Optional.of(BOUNDS.getLast());
  }
}
