package io.leadline.activities.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Channels of leads that were reported as failing, so that of all deliveries only theirs are looked
 * at more closely.
 */
public interface FailingChannels {
  /**
   * Notes a channel; a later token replaces an earlier one.
   *
   * @param at when the message came back
   */
  void put(LeadChannel key, String token, Instant at);

  /** Those of these that are noted, with their tokens. */
  Map<LeadChannel, String> among(Collection<LeadChannel> keys);

  /** Forgets a channel, unless it has been noted with another token since. */
  void remove(LeadChannel key, String token);

  /**
   * Forgets channels on which nothing has come back since then. A lead that is still down as
   * failing is not restored by a delivery any more, so this is for what is older than the longest
   * pause.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purgeBefore(Instant then, int limit);
}
