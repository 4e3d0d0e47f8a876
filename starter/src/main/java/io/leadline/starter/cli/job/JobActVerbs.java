package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.verb.Group;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What operators do with jobs: one by its id, or, after a dry run, all that a filter finds. */
public abstract class JobActVerbs extends Group {
  private final ActReport report;

  JobActVerbs(Cli cli) {
    super(cli);
    this.report = new ActReport(cli);
  }

  @Command(
      description = "End jobs that have not ended; one that runs is interrupted within a second.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline job cancel abcdefgh",
        "  ./leadline job cancel --kind deliver-webhook --yes"
      },
      mixinStandardHelpOptions = true)
  public void cancel(@Mixin ActTarget target, @Mixin FilterOptions filter, @Mixin JsonOption json) {
    act(JobAct.CANCEL, target, filter, json);
  }

  @Command(
      description = "Give failed jobs new attempts.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline job retry abcdefgh --input '{\"email\": \"ada@example.com\"}'",
        "  ./leadline job retry --text timeout --yes"
      },
      mixinStandardHelpOptions = true)
  public void retry(
      @Mixin ActTarget target,
      @Option(
              names = "--input",
              paramLabel = "JSON|@FILE",
              description = "In place of the input that it has; for one job.")
          @Nullable String input,
      @Mixin FilterOptions filter,
      @Mixin JsonOption json) {
    if (input == null) {
      act(JobAct.RETRY, target, filter, json);
      return;
    }
    String id = target.id().orElseThrow(() -> Exit.usage("--input needs the ID of one job."));
    JsonNode anew = JobText.input(input);
    try (CliJobs jobs = CliJobs.open(cli)) {
      JobRecord job = jobs.service().find(id).orElseThrow(() -> ActReport.unknown(id));
      report.of(job.id(), jobs.holdingALease().retry(job, anew, CliJobs.WHO), json);
    } catch (BadInputException e) {
      throw JobText.refused(e.fields());
    }
  }

  @Command(
      description = "Forget failed jobs.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job discard abcdefgh",
      mixinStandardHelpOptions = true)
  public void discard(
      @Mixin ActTarget target, @Mixin FilterOptions filter, @Mixin JsonOption json) {
    act(JobAct.DISCARD, target, filter, json);
  }

  @Command(
      description = "Forget jobs that ended with a status so long ago.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job purge --status failed --older-than 7d",
      mixinStandardHelpOptions = true)
  public void purge(
      @Option(
              names = "--status",
              defaultValue = "failed",
              description = "failed (default), succeeded or cancelled.")
          JobStatus status,
      @Option(names = "--older-than", paramLabel = "D", required = true) String olderThan,
      @Mixin JsonOption json) {
    if (!status.isFinal()) {
      throw Exit.usage("--status must be failed, succeeded or cancelled.");
    }
    Duration age = JobText.duration("--older-than", olderThan);
    try (CliJobs jobs = CliJobs.open(cli)) {
      long purged = jobs.service().purge(status, age, CliJobs.WHO);
      if (json.asked()) {
        cli.json(Map.of("status", status.word(), "purged", purged));
      } else {
        cli.print(purged + " " + status.word() + " jobs are gone.");
      }
    }
  }

  private void act(JobAct act, ActTarget target, FilterOptions options, JsonOption json) {
    JobFilter meant = target.check(options);
    try (CliJobs jobs = CliJobs.open(cli)) {
      target.act(
          meant,
          id -> report.of(id, jobs.holdingALease().act(act, id, CliJobs.WHO), json),
          (filter, dryRun) ->
              report.of(jobs.holdingALease().bulk(act, filter, dryRun, CliJobs.WHO), json));
    }
  }
}
