package io.leadline.activities.job;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a kind runs by itself, on a Temporal schedule {@code leadline-<kind>}.
 *
 * @param cron five fields
 * @param zone that the fields are read in
 * @param jitter by which each start is spread
 * @param overlap what happens when a run is due while another one lasts
 * @param catchUp runs missed for longer than this are not made up for
 */
public record JobSchedule(
    String cron, ZoneId zone, Duration jitter, Overlap overlap, Duration catchUp) {
  private static final Duration CATCH_UP = Duration.ofHours(1);

  /** As Temporal knows it. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** What happens when a run is due while another one lasts. */
  public enum Overlap {
    SKIP,
    BUFFER_ONE,
    ALLOW_ALL
  }

  /** In UTC, no jitter, skipped while one runs, made up for within an hour. */
  public static JobSchedule cron(String cron) {
    return new JobSchedule(cron, UTC, Duration.ZERO, Overlap.SKIP, CATCH_UP);
  }

  public JobSchedule zone(ZoneId other) {
    return new JobSchedule(cron, other, jitter, overlap, catchUp);
  }

  public JobSchedule jitter(Duration most) {
    return new JobSchedule(cron, zone, most, overlap, catchUp);
  }

  public JobSchedule overlap(Overlap policy) {
    return new JobSchedule(cron, zone, jitter, policy, catchUp);
  }

  public JobSchedule catchUp(Duration window) {
    return new JobSchedule(cron, zone, jitter, overlap, window);
  }
}
