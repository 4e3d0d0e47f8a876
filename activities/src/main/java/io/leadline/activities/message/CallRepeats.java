package io.leadline.activities.message;

import java.time.Instant;
import java.util.Optional;

/** Makes calls of unknown outcome again where that is safe. */
public interface CallRepeats {
  /**
   * Makes the call again under its id.
   *
   * @return how it ended this time; empty when it must not be repeated, so that only the provider's
   *     events can settle it
   */
  Optional<CallAnswer> repeat(Call call, Instant now);

  /** The call is settled. */
  void forget(Call call);

  /** Lets go of what was kept for calls made before then. */
  void prune(Instant keptBefore);
}
