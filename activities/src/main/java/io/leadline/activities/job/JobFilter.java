package io.leadline.activities.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Which jobs are meant, as lists and bulk actions say it; empty parts allow all.
 *
 * @param whole part of this batch or chain, {@code batch:<id>}
 * @param text found in id, kind or error, without regard to case
 * @param before created before; the page after the last one seen
 * @param after created at or after
 */
public record JobFilter(
    Optional<JobStatus> status,
    Optional<String> kind,
    Optional<JobQueue> queue,
    Optional<String> whole,
    Optional<String> subject,
    Optional<String> text,
    Optional<Instant> before,
    Optional<Instant> after) {
  public static final JobFilter ALL =
      new JobFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
