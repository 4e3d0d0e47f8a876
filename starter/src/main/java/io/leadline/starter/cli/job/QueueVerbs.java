package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.queue.QueueView;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code queues}: what waits in the queues of jobs, and their brakes. */
@Command(
    name = "queues",
    description = "How the task queues get on: slots, use, what waits; pause and resume one.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = "%nExample:%n",
    footer = {"  ./leadline queues", "  ./leadline queues pause jobs-low"},
    mixinStandardHelpOptions = true)
public final class QueueVerbs implements Runnable {
  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public QueueVerbs(Cli cli) {
    this.cli = cli;
  }

  @Override
  public void run() {
    try (CliJobs jobs = CliJobs.open(cli)) {
      List<QueueView> queues = jobs.service().queues();
      if (json.asked()) {
        cli.json(queues);
        return;
      }
      QueueText.print(cli, queues);
    }
  }

  @Command(
      description = "Let no more jobs of a queue begin; holds everywhere within a second.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline queues pause jobs-low",
      mixinStandardHelpOptions = true)
  void pause(@Parameters(paramLabel = "NAME") String name, @Mixin JsonOption asJson) {
    JobQueue queue = FilterOptions.queue(name);
    try (CliJobs jobs = CliJobs.open(cli)) {
      jobs.service().brakes().pauseQueue(queue, CliJobs.WHO);
      CliJobs.report(cli, "queue", queue.taskQueue(), "paused", asJson);
    }
  }

  @Command(
      description = "Let a paused queue go on.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline queues resume jobs-low",
      mixinStandardHelpOptions = true)
  void resume(@Parameters(paramLabel = "NAME") String name, @Mixin JsonOption asJson) {
    JobQueue queue = FilterOptions.queue(name);
    try (CliJobs jobs = CliJobs.open(cli)) {
      boolean was = jobs.service().brakes().resumeQueue(queue, CliJobs.WHO);
      CliJobs.report(cli, "queue", queue.taskQueue(), was ? "resumed" : "was not paused", asJson);
    }
  }
}
