package io.leadline.activities.job.run;

import io.leadline.activities.job.JobKind;
import org.jspecify.annotations.Nullable;

/** An attempt ran for longer than its kind may; what a job's {@code recover} is given then. */
final class HardLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  HardLimitException(JobKind kind, @Nullable Throwable thrown) {
    super(
        kind.name()
            + " ran for more than its hard limit of "
            + kind.hardLimit().toString().substring(2).toLowerCase(java.util.Locale.ROOT),
        thrown);
  }
}
