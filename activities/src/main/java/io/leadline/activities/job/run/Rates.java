package io.leadline.activities.job.run;

import io.leadline.activities.job.JobRates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets no more jobs of a kind or queue begin than their rate allows to all processes. Shares are
 * taken in blocks, and who comes too late gets a time, as many for each second as may begin then.
 */
final class Rates {
  /** A fifth of a second's jobs, so that several processes get their part. */
  private static final int BLOCKS = 5;

  private final JobRates rates;
  private final InstantSource clock;
  private final Map<String, Rate> byName = new ConcurrentHashMap<>();

  Rates(JobRates rates, InstantSource clock) {
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * @param perSecond 0 for no limit
   * @return empty when one may begin now; otherwise when it should come again
   */
  Optional<Instant> admit(String what, int perSecond) {
    return perSecond == 0
        ? Optional.empty()
        : byName.computeIfAbsent(what, Rate::new).admit(perSecond);
  }

  private final class Rate {
    private final String what;
    private long second;
    private int left;
    private boolean exhausted;
    private long later;
    private int laterTaken;

    Rate(String what) {
      this.what = what;
    }

    synchronized Optional<Instant> admit(int perSecond) {
      long now = clock.instant().getEpochSecond();
      if (now != second) {
        second = now;
        left = 0;
        exhausted = false;
      }
      if (left == 0 && !exhausted) {
        left = rates.take(what, now, perSecond, Math.max(1, perSecond / BLOCKS));
        exhausted = left == 0;
      }
      if (left > 0) {
        left--;
        return Optional.empty();
      }
      return Optional.of(place(now, perSecond));
    }

    private Instant place(long now, int perSecond) {
      if (later <= now) {
        later = now + 1;
        laterTaken = 0;
      } else if (laterTaken >= perSecond) {
        later++;
        laterTaken = 0;
      }
      laterTaken++;
      return Instant.ofEpochSecond(later);
    }
  }
}
