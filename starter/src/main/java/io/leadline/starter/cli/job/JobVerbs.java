package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.desk.JobViews;
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
import picocli.CommandLine.Parameters;

/** {@code job}: submitting background jobs, looking at them and acting on them. */
@Command(
    name = "job",
    description = "Submit, look at and act on background jobs.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline job submit noop",
    mixinStandardHelpOptions = true)
public final class JobVerbs extends JobWholeVerbs {
  public JobVerbs(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Submit a job; it is on disk when this returns.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline job submit verify-address --input '{\"email\": \"ada@example.com\"}' --here",
        "  ./leadline job submit noop --delay 90s --priority 1 --key once"
      },
      mixinStandardHelpOptions = true)
  void submit(@Mixin SubmitOptions options, @Mixin JsonOption json) {
    new Submission(cli, json).submit(options.wish(), options.here());
  }

  @Command(
      description = "Everything about one job; secret fields of its input are masked.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job show abcdefgh",
      mixinStandardHelpOptions = true)
  void show(@Parameters(paramLabel = "ID") String id, @Mixin JsonOption json) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      JobRecord job =
          jobs.service().find(id).orElseThrow(() -> Exit.notFound("There is no job " + id + "."));
      if (json.asked()) {
        cli.json(jobs.service().views().of(job));
      } else {
        new JobSheet(cli).print(jobs.service().views().of(job));
      }
    }
  }

  @Command(
      description = "List jobs, newest first.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job list --status failed --text timeout",
      mixinStandardHelpOptions = true)
  void list(
      @Mixin FilterOptions options,
      @Option(names = "--limit", defaultValue = "20", description = "At most this many, to 1000.")
          int limit,
      @Mixin JsonOption json) {
    if (limit < 1 || limit > 1000) {
      throw Exit.usage("--limit must be from 1 to 1000.");
    }
    try (CliJobs jobs = CliJobs.open(cli)) {
      List<JobRecord> found = jobs.service().list(options.filter(), limit);
      if (json.asked()) {
        cli.json(found.stream().map(JobViews::line).toList());
        return;
      }
      Table table = new Table(cli, "ID", "KIND", "STATUS", "TRIES", "CREATED", "ENDED", "ERROR");
      ZoneId zone = ZoneId.systemDefault();
      for (JobRecord job : found) {
        table.row(
            job.id(),
            job.kind(),
            new JobSheet(cli).colored(job.status().word()),
            job.attempts() + "/" + job.maxAttempts(),
            Times.second(job.createdAt(), zone),
            Times.second(job.completedAt(), zone),
            job.error() == null ? null : job.error().type());
      }
      table.print();
      if (found.isEmpty()) {
        cli.say("No such jobs.");
      }
    }
  }
}
