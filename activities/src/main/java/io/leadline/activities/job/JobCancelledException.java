package io.leadline.activities.job;

/** Ends a job that was told to stop; see {@link JobContext#checkCancelled()}. */
public final class JobCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JobCancelledException(String reason) {
    super(reason);
  }
}
