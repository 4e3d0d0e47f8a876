package io.leadline.activities.job.chain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Chains in memory, under the same contract as the Mongo adapter. */
public final class FakeJobChains implements JobChains {
  private final Map<String, JobChain> chains = new TreeMap<>();
  private final Set<String> unstarted = new HashSet<>();

  @Override
  public synchronized void insert(JobChain chain) {
    if (chains.putIfAbsent(chain.id(), chain) == null) {
      unstarted.add(chain.id());
    }
  }

  @Override
  public synchronized void started(String id) {
    unstarted.remove(id);
  }

  @Override
  public synchronized List<JobChain> unstarted(int limit) {
    return chains.values().stream()
        .filter(chain -> unstarted.contains(chain.id()))
        .sorted(Comparator.comparing(JobChain::createdAt))
        .limit(limit)
        .toList();
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
  public synchronized List<JobChain> acceptedBetween(Instant after, Instant before, int limit) {
    return chains.values().stream()
        .filter(chain -> !unstarted.contains(chain.id()))
        .filter(chain -> chain.createdAt().isAfter(after) && chain.createdAt().isBefore(before))
        .sorted(Comparator.comparing(JobChain::createdAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(String id) {
    chains.remove(id);
  }
}
