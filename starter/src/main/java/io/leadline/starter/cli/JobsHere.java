package io.leadline.starter.cli;

import io.leadline.workflows.job.GroupsInput;
import java.util.Map;

/**
 * Runs jobs in the process of a command, as a worker would; who puts the program together knows.
 */
@FunctionalInterface
public interface JobsHere {
  /** Where no worker is at hand. */
  JobsHere NOWHERE =
      (settings, runner, input) -> {
        throw Exit.usage("--here needs a worker in this program: use ./leadline.");
      };

  /**
   * Claims the groups and runs their jobs until each is recorded or has moved on.
   *
   * @param settings of a worker
   * @param runner stands for a workflow in the claim
   */
  void run(Map<String, String> settings, String runner, GroupsInput input);
}
