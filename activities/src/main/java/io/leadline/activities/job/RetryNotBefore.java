package io.leadline.activities.job;

import java.time.Instant;

/**
 * Thrown by a job whose attempt failed and whose next one is of no use before some time, such as
 * the one in a {@code Retry-After}. The attempt counts, and the usual wait holds if it is longer.
 */
public final class RetryNotBefore extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Instant at;

  public RetryNotBefore(Instant at, String reason) {
    super(reason);
    this.at = at;
  }

  public Instant at() {
    return at;
  }
}
