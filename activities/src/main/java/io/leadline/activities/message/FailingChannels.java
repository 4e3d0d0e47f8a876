package io.leadline.activities.message;

import java.util.Collection;
import java.util.Map;

/**
 * Channels of leads that were reported as failing, so that of all deliveries only theirs are looked
 * at more closely.
 */
public interface FailingChannels {
  /** Notes a channel; a later token replaces an earlier one. */
  void put(LeadChannel key, String token);

  /** Those of these that are noted, with their tokens. */
  Map<LeadChannel, String> among(Collection<LeadChannel> keys);

  /** Forgets a channel, unless it has been noted with another token since. */
  void remove(LeadChannel key, String token);
}
