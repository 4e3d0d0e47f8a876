package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a queue of jobs got on within a window; pure.
 *
 * @param window that the other values are about
 * @param perSecond attempts that ended
 * @param mean how long an attempt ran; null when none ended
 * @param p50 from due to begun, half of them waited no longer; null when none ended
 * @param advice recommended size; null when none ended
 */
public record QueueLoad(
    Duration window,
    double perSecond,
    @Nullable Duration mean,
    @Nullable Duration p50,
    @Nullable Duration p90,
    @Nullable Duration p99,
    @Nullable Advice advice) {
  /** Beyond this use waits grow steeply. */
  private static final double TARGET_USE = 0.7;

  /** What people look at: long enough to be steady, short enough to be now. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  private static final double MILLIS = 1000;

  /**
   * A size and how it was found: Little's law says how many are busy on average, and some of the
   * slots stay free for bursts.
   *
   * @param slots of all processes together
   * @param arithmetic for people
   */
  public record Advice(int slots, String arithmetic) {}

  /**
   * @param minutes of any queue, within the window
   * @param backlog jobs that wait now; they are to be done within a window
   */
  public static QueueLoad of(JobQueue queue, Collection<QueueMinute> minutes, long backlog) {
    long attempts = 0;
    Duration busy = Duration.ZERO;
    Waits waits = Waits.NONE;
    for (QueueMinute minute : minutes) {
      if (minute.queue() == queue) {
        attempts += minute.attempts();
        busy = busy.plus(minute.busy());
        waits = waits.plus(minute.waits());
      }
    }
    double perSecond = attempts / (double) WINDOW.toSeconds();
    Duration mean = attempts == 0 ? null : busy.dividedBy(attempts);
    return new QueueLoad(
        WINDOW,
        perSecond,
        mean,
        orNull(waits.percentile(0.5)),
        orNull(waits.percentile(0.9)),
        orNull(waits.percentile(0.99)),
        mean == null ? null : advice(perSecond, backlog, busy.toMillis() / (double) attempts));
  }

  /** The beginning of the window that ends now. */
  public static Instant from(Instant now) {
    return now.minus(WINDOW);
  }

  private static Advice advice(double perSecond, long backlog, double meanMillis) {
    double arrivals = perSecond + backlog / (double) WINDOW.toSeconds();
    double meanSeconds = meanMillis / MILLIS;
    int slots = Math.max(1, (int) Math.ceil(arrivals * meanSeconds / TARGET_USE));
    String rate =
        backlog == 0
            ? String.format(Locale.ROOT, "%.2f/s", perSecond)
            : String.format(Locale.ROOT, "(%.2f/s + %,d waiting / 15 min)", perSecond, backlog);
    return new Advice(
        slots,
        String.format(
            Locale.ROOT, "%s x %.3f s / %.1f use = %d", rate, meanSeconds, TARGET_USE, slots));
  }

  private static @Nullable Duration orNull(Optional<Duration> value) {
    return value.orElse(null);
  }
}
