package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobGroups.Backlog;
import io.leadline.activities.job.JobQueue;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code queues}: what waits in the queues of jobs, and their brakes. */
@Command(
    name = "queues",
    description = "What waits in the queues of background jobs; pause and resume one.",
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

  /**
   * A queue as {@code --json} shows it.
   *
   * @param slots of each worker process, by the environment of this command
   * @param backlog jobs that are due and not begun
   * @param oldestWaiting since when the oldest of them waits; null when none does
   * @param paused when somebody paused it; null when it is not
   */
  record Queue(
      String name,
      int slots,
      long backlog,
      @Nullable Instant oldestWaiting,
      @Nullable Brake paused) {}

  @Override
  public void run() {
    try (CliJobs jobs = CliJobs.open(cli)) {
      List<Queue> queues = queues(jobs);
      if (json.asked()) {
        cli.json(queues);
        return;
      }
      Table table = new Table(cli, "QUEUE", "SLOTS", "WAITING", "OLDEST", "STATE");
      for (Queue queue : queues) {
        table.row(
            queue.name(),
            queue.slots(),
            queue.backlog(),
            Times.second(queue.oldestWaiting(), ZoneId.systemDefault()),
            queue.paused() == null ? cli.good("on") : cli.bad("paused"));
      }
      table.print();
    }
  }

  private List<Queue> queues(CliJobs jobs) {
    Map<String, Brake> brakes = jobs.brakes();
    Map<JobQueue, Backlog> waiting = cli.ports().jobGroups().backlog(cli.clock().instant());
    List<Queue> queues = new ArrayList<>();
    for (JobQueue queue : JobQueue.values()) {
      Backlog backlog = waiting.get(queue);
      long count = backlog == null ? 0 : backlog.jobs();
      queues.add(
          new Queue(
              queue.taskQueue(),
              slots(queue),
              count,
              backlog == null || count == 0 ? null : backlog.oldest(),
              brakes.get(Brake.queue(queue))));
    }
    return queues;
  }

  private int slots(JobQueue queue) {
    String name = queue.taskQueue().toUpperCase(Locale.ROOT).replace('-', '_');
    return cli.environment().number("LEADLINE_QUEUE_" + name + "_SLOTS", 50, 1, 1000);
  }

  @Command(
      description = "Start no more jobs of a queue; holds everywhere within a second.",
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
