package io.leadline.sandbox.supervisor;

import java.util.Locale;

/** Where a component of the stack stands, as {@code status} words it. */
public enum ComponentState {
  WAITING,
  STARTING,
  READY,
  RESTARTING,
  STOPPED,
  FAILED,
  /** Runs although the supervisor that watched it was killed. */
  ORPHANED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
