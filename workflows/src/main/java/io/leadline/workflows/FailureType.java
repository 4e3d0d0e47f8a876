package io.leadline.workflows;

import java.util.Arrays;

/**
 * The failures that we know by name, as they appear in Temporal. Whatever else is thrown counts as
 * {@link #UNEXPECTED} and is retried: a bug may be fixed by the next deploy.
 */
public enum FailureType {
  /** MongoDB, Elasticsearch, Temporal or a provider cannot be reached right now. */
  BACKEND_UNAVAILABLE(true),
  /** The provider asks us to slow down. */
  THROTTLED(true),
  /** The provider refuses our key, sender or template; waits for an operator. */
  MISCONFIGURED(true),
  /** No text message may go out at this hour; it waits for the morning. */
  QUIET_HOURS(true),
  /** Anything that nobody foresaw. */
  UNEXPECTED(true),
  /** The request itself is wrong and stays wrong however often it is tried. */
  INVALID_REQUEST(false);

  private final boolean retried;

  FailureType(boolean retried) {
    this.retried = retried;
  }

  public boolean retried() {
    return retried;
  }

  /** Names of the failures that end an activity at its first attempt. */
  static String[] notRetried() {
    return Arrays.stream(values())
        .filter(type -> !type.retried)
        .map(FailureType::name)
        .toArray(String[]::new);
  }
}
