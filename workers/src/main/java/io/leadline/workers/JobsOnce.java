package io.leadline.workers;

import io.leadline.workers.config.WorkerConfig;
import io.leadline.workflows.job.GroupsInput;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;

/** Runs groups of jobs in this process, as its only work and without Temporal. */
public final class JobsOnce {
  private JobsOnce() {}

  /**
   * Claims the groups and runs their jobs until each is recorded or has moved on.
   *
   * @param settings environment variables, as a worker reads them
   * @param runner stands for a workflow in the claim
   * @throws io.leadline.activities.config.ConfigurationException naming every bad setting
   */
  public static void run(Map<String, String> settings, String runner, GroupsInput input) {
    WorkerConfig config = WorkerConfig.from(settings, Set.of(input.queue()));
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (Wiring wiring = new Wiring(config, metrics)) {
      wiring.backgroundJobs().run(runner, input);
    } finally {
      metrics.close();
    }
  }
}
