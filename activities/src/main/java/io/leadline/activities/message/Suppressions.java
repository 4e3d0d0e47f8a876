package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that must not be written to, by keyed hash. Written by whoever learns it before
 * anything else happens, and read immediately before each provider call.
 */
public interface Suppressions {
  /** Suppresses an address. A harder reason replaces a softer one; safe to repeat, in any order. */
  void suppress(Suppression suppression);

  /**
   * Lifts a suppression that a new confirmed opt-in overrides: reason UNSUBSCRIBED, and older than
   * {@code confirmedAt}. Withdrawal wins a tie.
   */
  void lift(Channel channel, String addressHash, Instant confirmedAt);

  Optional<Suppression> find(Channel channel, String addressHash);

  /** Which of these hashes are suppressed. One query. */
  Set<String> among(Channel channel, Collection<String> addressHashes);
}
