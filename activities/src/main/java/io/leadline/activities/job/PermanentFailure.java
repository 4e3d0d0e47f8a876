package io.leadline.activities.job;

/** Thrown by a job for which trying again cannot help; it becomes a dead letter at once. */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PermanentFailure(String message) {
    super(message);
  }

  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
