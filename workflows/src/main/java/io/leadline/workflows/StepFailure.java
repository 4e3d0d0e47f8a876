package io.leadline.workflows;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Why an activity ended without a result, as a workflow keeps it for its operator.
 *
 * @param id the id that the worker logged the failure under, its first detail; when no worker lived
 *     to log it, one of our own
 * @param cause type and message of the innermost failure that we know
 */
public record StepFailure(String id, String cause) {
  private static final int OWN_ID_LENGTH = 8;

  public static StepFailure of(@Nullable Throwable failure) {
    String cause = "no result";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ApplicationFailure known && known.getDetails().getSize() > 0) {
        String id = known.getDetails().get(0, String.class);
        return new StepFailure(id, known.getType() + ": " + known.getOriginalMessage());
      }
      cause = each instanceof TemporalFailure f ? message(f) : each.toString();
    }
    return new StepFailure(Workflow.randomUUID().toString().substring(0, OWN_ID_LENGTH), cause);
  }

  private static String message(TemporalFailure failure) {
    String words = failure.getOriginalMessage();
    return failure.getClass().getSimpleName() + (words == null ? "" : ": " + words);
  }
}
