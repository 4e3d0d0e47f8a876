package io.leadline.activities.message;

import java.time.Instant;
import java.util.Optional;

/** Repeats of a provider that recognises no call: none. */
public final class NoRepeats implements CallRepeats {
  @Override
  public Optional<CallAnswer> repeat(Call call, Instant now) {
    return Optional.empty();
  }

  @Override
  public void forget(Call call) {}

  @Override
  public void prune(Instant keptBefore) {}
}
