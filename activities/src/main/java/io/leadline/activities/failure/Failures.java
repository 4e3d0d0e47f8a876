package io.leadline.activities.failure;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import io.leadline.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only place that turns exceptions into Temporal failures. Each gets an id that the log line
 * and the failure share, and a name of {@link FailureType}; messages of unforeseen exceptions stay
 * in the log, since they may quote what must not enter a history.
 */
public final class Failures {
  private Failures() {}

  /**
   * @param id id under which the exception is logged; the first detail of the failure
   */
  public static ApplicationFailure of(Throwable thrown, String id) {
    return switch (thrown) {
      case ApplicationFailure known -> named(known, id);
      case BackendUnavailableException away ->
          failure(FailureType.BACKEND_UNAVAILABLE, away.backend() + " is unavailable", id);
      default -> failure(FailureType.UNEXPECTED, thrown.getClass().getSimpleName(), id);
    };
  }

  /**
   * What operators hear of a failed activity; nothing when our own code decided that it fails.
   *
   * @param activity type of the activity
   */
  static Optional<Alarm> alarm(Throwable thrown, String id, String activity) {
    return switch (thrown) {
      case ApplicationFailure known -> Optional.empty();
      case BackendUnavailableException away ->
          Optional.of(
              new Alarm(
                  Severity.WARNING,
                  "backend " + away.backend(),
                  away.backend() + " is unavailable",
                  "Work that needs it waits and is tried again, such as " + activity + ".",
                  id,
                  null));
      default ->
          Optional.of(
              new Alarm(
                  Severity.ERROR,
                  "activity " + activity + " " + thrown.getClass().getName(),
                  activity + " failed",
                  thrown.getClass().getSimpleName() + " that nobody foresaw; it is tried again.",
                  id,
                  null));
    };
  }

  /**
   * To be thrown by an activity that cannot do its work yet.
   *
   * @param delay after which Temporal tries again
   */
  public static RuntimeException later(FailureType type, String message, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(message)
        .setNextRetryDelay(delay)
        .build();
  }

  private static ApplicationFailure named(ApplicationFailure known, String id) {
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder()
            .setType(known.getType())
            .setMessage(known.getOriginalMessage())
            .setNonRetryable(known.isNonRetryable())
            .setDetails(id);
    if (known.getNextRetryDelay() != null) {
      builder.setNextRetryDelay(known.getNextRetryDelay());
    }
    return builder.build();
  }

  private static ApplicationFailure failure(FailureType type, @Nullable String words, String id) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(words)
        .setNonRetryable(!type.retried())
        .setDetails(id)
        .build();
  }
}
