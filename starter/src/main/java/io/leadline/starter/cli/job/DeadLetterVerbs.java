package io.leadline.starter.cli.job;

import io.leadline.activities.deadletter.DeadLetter;
import io.leadline.activities.deadletter.DeadLetterDesk;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dead-letters}: failed jobs and parked steps of leads, in one list. */
@Command(
    name = "dead-letters",
    description = "Failed jobs, parts of batches and chains, and parked steps of leads.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = "%nExample:%n",
    footer = {"  ./leadline dead-letters", "  ./leadline dead-letters retry --text timeout --yes"},
    mixinStandardHelpOptions = true)
public final class DeadLetterVerbs implements Runnable {
  private static final int MOST = 1000;

  private final Cli cli;
  private final ActReport report;

  @Mixin private FilterOptions options = new FilterOptions();

  @Option(names = "--limit", defaultValue = "50", description = "At most this many, to 1000.")
  private int limit;

  @Mixin private JsonOption json = new JsonOption();

  public DeadLetterVerbs(Cli cli) {
    this.cli = cli;
    this.report = new ActReport(cli);
  }

  @Override
  public void run() {
    if (limit < 1 || limit > MOST) {
      throw Exit.usage("--limit must be from 1 to " + MOST + ".");
    }
    try (CliJobs jobs = CliJobs.open(cli)) {
      List<DeadLetter> found = desk(jobs).list(options.filter(), limit);
      if (json.asked()) {
        cli.json(found);
        return;
      }
      Table table = new Table(cli, "ID", "SOURCE", "KIND", "FAILED", "ERROR", "MESSAGE");
      for (DeadLetter letter : found) {
        table.row(
            letter.id(),
            letter.source(),
            letter.kind(),
            Times.second(letter.failedAt(), ZoneId.systemDefault()),
            letter.error() == null ? null : letter.error().id(),
            letter.error() == null ? null : letter.error().message());
      }
      table.print();
      if (found.isEmpty()) {
        cli.say("No dead letters.");
      }
    }
  }

  @Command(
      description = "Try again: jobs with new attempts, leads where they stopped.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline dead-letters retry lead:abcdefgh",
        "  ./leadline dead-letters retry --kind lead-send-verification --yes"
      },
      mixinStandardHelpOptions = true)
  void retry(@Mixin ActTarget target, @Mixin FilterOptions filter, @Mixin JsonOption asJson) {
    act(JobAct.RETRY, target, filter, asJson);
  }

  @Command(
      description = "Forget failed jobs; a step of a lead cannot be forgotten.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline dead-letters discard --kind deliver-webhook --yes",
      mixinStandardHelpOptions = true)
  void discard(@Mixin ActTarget target, @Mixin FilterOptions filter, @Mixin JsonOption asJson) {
    act(JobAct.DISCARD, target, filter, asJson);
  }

  private void act(JobAct act, ActTarget target, FilterOptions filter, JsonOption asJson) {
    JobFilter meant = target.check(filter);
    try (CliJobs jobs = CliJobs.open(cli)) {
      jobs.holdingALease();
      DeadLetterDesk desk = desk(jobs);
      target.act(
          meant,
          id -> report.of(id, desk.act(act, id, CliJobs.WHO), asJson),
          (which, dryRun) -> report.of(desk.act(act, which, dryRun, CliJobs.WHO), asJson));
    }
  }

  private DeadLetterDesk desk(CliJobs jobs) {
    return jobs.service()
        .deadLetters(new Features(cli.ports(), cli.settings(), cli.clock()).leadDesk());
  }
}
