package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
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
import picocli.CommandLine.Parameters;

/** What operators do with jobs: one by its id, or, after a dry run, all that a filter finds. */
public abstract class JobActVerbs extends Group {
  JobActVerbs(Cli cli) {
    super(cli);
  }

  /** One job, or a filter and the wish to act on all it finds. */
  public static final class Target {
    @Parameters(
        paramLabel = "ID",
        arity = "0..1",
        description = "One job; without it all that the options find.")
    private @Nullable String id;

    @Option(names = "--yes", description = "Do it; without it jobs are only counted.")
    private boolean yes;
  }

  @Command(
      description = "End jobs that have not ended; one that runs is interrupted within a second.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline job cancel abcdefgh",
        "  ./leadline job cancel --kind deliver-webhook --yes"
      },
      mixinStandardHelpOptions = true)
  public void cancel(@Mixin Target target, @Mixin FilterOptions filter, @Mixin JsonOption json) {
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
      @Mixin Target target,
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
    if (target.id == null) {
      throw Exit.usage("--input needs the ID of one job.");
    }
    JsonNode anew = JobText.input(input);
    try (CliJobs jobs = CliJobs.open(cli)) {
      JobRecord job =
          jobs.service().find(target.id).orElseThrow(() -> unknown(String.valueOf(target.id)));
      report(job.id(), jobs.holdingALease().retry(job, anew, CliJobs.WHO), json);
    } catch (BadInputException e) {
      throw JobText.refused(e.fields());
    }
  }

  @Command(
      description = "Forget failed jobs.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job discard abcdefgh",
      mixinStandardHelpOptions = true)
  public void discard(@Mixin Target target, @Mixin FilterOptions filter, @Mixin JsonOption json) {
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

  private void act(JobAct act, Target target, FilterOptions options, JsonOption json) {
    JobFilter filter = options.filter();
    if (target.id != null && !filter.equals(JobFilter.ALL)) {
      throw Exit.usage("Name one job by its ID, or many by options, not both.");
    }
    if (target.id == null && filter.equals(JobFilter.ALL)) {
      throw Exit.usage("Which job? Name its ID, or many by options such as --kind.");
    }
    try (CliJobs jobs = CliJobs.open(cli)) {
      if (target.id != null) {
        report(target.id, jobs.holdingALease().act(act, target.id, CliJobs.WHO), json);
      } else {
        report(jobs.holdingALease().bulk(act, filter, !target.yes, CliJobs.WHO), json);
      }
    }
  }

  private void report(String id, ActResult result, JsonOption json) {
    switch (result) {
      case ActResult.Done done -> {
        if (json.asked()) {
          cli.json(Map.of("id", id, "outcome", done.word()));
        } else {
          cli.print(id + " " + done.word() + ".");
        }
      }
      case ActResult.Refused refused -> throw Exit.failed(refused.why());
      case ActResult.Unknown unknown -> throw unknown(id);
    }
  }

  private void report(JobBulk.Result result, JsonOption json) {
    if (json.asked()) {
      cli.json(result);
    } else if (result.dryRun()) {
      cli.print(result.matched() + " jobs would be changed: " + result.action() + ".");
      result.sample().forEach(id -> cli.print("  " + id));
      cli.say("Nothing was done yet; --yes does it.");
    } else {
      cli.print(result.done() + " of " + result.matched() + " jobs: " + result.action() + ".");
    }
  }

  private static Exit.Because unknown(String id) {
    return Exit.notFound("There is no job " + id + ".");
  }
}
