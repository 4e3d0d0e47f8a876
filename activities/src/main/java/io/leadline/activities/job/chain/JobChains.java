package io.leadline.activities.job.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where chains are kept. */
public interface JobChains {
  /** A chain whose id exists stays as it is; a new one is not started. */
  void insert(JobChain chain);

  /** Its workflow was started. */
  void started(String id);

  /** Oldest first; what was accepted while the engine was away. */
  List<JobChain> unstarted(int limit);

  Optional<JobChain> find(String id);

  /** False when there is none. */
  boolean cancel(String id);

  /** Newest first. */
  List<JobChain> list(int limit);

  /** Started ones that were accepted after the first moment and before the second, oldest first. */
  List<JobChain> acceptedBetween(Instant after, Instant before, int limit);

  void remove(String id);
}
