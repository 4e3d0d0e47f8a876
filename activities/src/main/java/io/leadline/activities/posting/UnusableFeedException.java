package io.leadline.activities.posting;

import org.jspecify.annotations.Nullable;

/**
 * A feed that cannot be imported at all: not there, not reachable, or in no known format. Its
 * message is for the operator; nothing was changed.
 */
public final class UnusableFeedException extends RuntimeException {
  public UnusableFeedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
