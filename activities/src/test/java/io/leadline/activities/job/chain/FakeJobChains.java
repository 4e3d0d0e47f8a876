package io.leadline.activities.job.chain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chains in memory, under the same contract as the Mongo adapter. */
public final class FakeJobChains implements JobChains {
  private final Map<String, JobChain> chains = new TreeMap<>();

  @Override
  public synchronized void insert(JobChain chain) {
    chains.putIfAbsent(chain.id(), chain);
  }

  @Override
  public synchronized Optional<JobChain> find(String id) {
    return Optional.ofNullable(chains.get(id));
  }

  @Override
  public synchronized boolean cancel(String id) {
    return chains.computeIfPresent(
            id,
            (key, chain) ->
                new JobChain(id, chain.createdAt(), chain.onFailure(), true, chain.steps()))
        != null;
  }

  @Override
  public synchronized List<JobChain> list(int limit) {
    return chains.values().stream()
        .sorted(Comparator.comparing(JobChain::createdAt).thenComparing(JobChain::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(String id) {
    chains.remove(id);
  }
}
