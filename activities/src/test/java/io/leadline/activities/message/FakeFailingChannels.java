package io.leadline.activities.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** {@link FailingChannels} in memory, under the same contract as the Mongo adapter. */
public final class FakeFailingChannels implements FailingChannels {
  private final Map<LeadChannel, String> noted = new HashMap<>();

  @Override
  public synchronized void put(LeadChannel key, String token) {
    noted.put(key, token);
  }

  @Override
  public synchronized Map<LeadChannel, String> among(Collection<LeadChannel> keys) {
    Map<LeadChannel, String> found = new HashMap<>(noted);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public synchronized void remove(LeadChannel key, String token) {
    noted.remove(key, token);
  }
}
