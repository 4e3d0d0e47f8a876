package io.leadline.workflows.lead;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a lead's workflow. When the deadline moves to later it stays, rings early and is
 * set again for the rest: a timer per change would fill the history.
 */
final class DeadlineTimer {
  private @Nullable Instant ringsAt;
  private @Nullable CancellationScope scope;

  /** Makes the timer ring at the deadline or before; null turns it off. */
  void aim(@Nullable Instant deadline) {
    if (ringsAt != null && deadline != null && !deadline.isBefore(ringsAt)) {
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
