package io.leadline.activities.posting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clusters in memory. */
public final class FakePostingClusters implements PostingClusters {
  private final Map<String, ClusterTrait> traits = new TreeMap<>();
  private final Map<String, Instant> seen = new TreeMap<>();

  @Override
  public void prepare() {}

  @Override
  public List<ClusterTrait> traits(Collection<String> keys) {
    return traits.values().stream().filter(trait -> keys.contains(trait.key())).toList();
  }

  @Override
  public void remember(Collection<ClusterTrait> more, Instant at) {
    for (ClusterTrait trait : more) {
      traits.put(trait.key() + '\n' + trait.cluster(), trait);
      seen.put(trait.key(), at);
    }
  }

  @Override
  public long forget(Instant before) {
    List<String> old =
        seen.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(before))
            .map(Map.Entry::getKey)
            .toList();
    seen.keySet().removeAll(old);
    traits.values().removeIf(trait -> old.contains(trait.key()));
    return old.size();
  }
}
