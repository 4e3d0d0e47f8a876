package io.leadline.activities.job.chain;

import java.util.List;
import java.util.Optional;

/** Where chains are kept. */
public interface JobChains {
  /** A chain whose id exists stays as it is. */
  void insert(JobChain chain);

  Optional<JobChain> find(String id);

  /** False when there is none. */
  boolean cancel(String id);

  /** Newest first. */
  List<JobChain> list(int limit);

  void remove(String id);
}
