package io.leadline.workflows.lead;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a lead's workflow. A deadline that moves costs two events, cancel and start;
 * letting the old one ring would cost five.
 */
final class DeadlineTimer {
  private @Nullable Instant ringsAt;
  private @Nullable CancellationScope scope;

  /** Makes the timer ring at the deadline; null turns it off. */
  void aim(@Nullable Instant deadline) {
    if (Objects.equals(ringsAt, deadline)) {
      return;
    }
    cancel();
    if (deadline != null) {
      set(deadline);
    }
  }

  /** Whether it has rung since it was set, or is off. */
  boolean silent() {
    return ringsAt == null;
  }

  private void set(Instant at) {
    Duration wait = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), at);
    ringsAt = at;
    scope =
        Workflow.newCancellationScope(
            () ->
                Workflow.newTimer(wait.isNegative() ? Duration.ZERO : wait)
                    .handle(
                        (rung, cancelled) -> {
                          if (cancelled == null) {
                            ringsAt = null;
                          }
                          return true;
                        }));
    scope.run();
  }

  private void cancel() {
    if (ringsAt != null && scope != null) {
      scope.cancel();
    }
    ringsAt = null;
  }
}
