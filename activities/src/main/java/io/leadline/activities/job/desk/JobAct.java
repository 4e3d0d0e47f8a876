package io.leadline.activities.job.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator can do with a job, or with many. */
public enum JobAct {
  /** Ends a job that has not ended; one that runs is interrupted within a second. */
  CANCEL,
  /** Gives a dead letter new attempts. */
  RETRY,
  /** Forgets a dead letter. */
  DISCARD;

  /** As JSON and operators write it: {@code cancel}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<JobAct> of(String word) {
    return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
  }
}
