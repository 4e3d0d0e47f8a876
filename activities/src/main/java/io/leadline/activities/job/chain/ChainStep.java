package io.leadline.activities.job.chain;

import io.leadline.activities.job.Sealed;
import java.util.List;

/**
 * Jobs of a chain that run side by side.
 *
 * @param fanOut whether the next step gets a list of results, also when there is only one
 */
public record ChainStep(boolean fanOut, List<ChainJob> jobs) {

  /** One job of a step. */
  public record ChainJob(String kind, Sealed input) {}
}
