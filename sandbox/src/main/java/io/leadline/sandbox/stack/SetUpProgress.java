package io.leadline.sandbox.stack;

/** Hears how far a long step of the set-up is. */
@FunctionalInterface
public interface SetUpProgress {
  /**
   * Tells what is being done now, for example {@code Building the Temporal server from Go modules,
   * about 3 minutes... 412 of 1,180 packages}. Called again with a changed text while the step
   * runs.
   */
  void now(String what);
}
