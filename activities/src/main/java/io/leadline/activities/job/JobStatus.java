package io.leadline.activities.job;

import java.util.Locale;

/** Where a job stands. {@link #FAILED} jobs are the dead letters. */
public enum JobStatus {
  PENDING,
  RUNNING,
  RETRYING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Nothing happens any more unless an operator asks for it. */
  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /** As JSON and operators write it: {@code succeeded}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
