package io.leadline.activities.job;

import java.time.Instant;

/** Thrown by a job that wants to go on later; this attempt does not count. */
public final class RunAgainAt extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Instant at;

  public RunAgainAt(Instant at, String reason) {
    super(reason);
    this.at = at;
  }

  public Instant at() {
    return at;
  }
}
