package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobSchedule;
import io.leadline.activities.job.JobStatus;
import io.leadline.starter.JobService;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code job kinds}: the kinds of jobs that there are, and their brakes. */
@Command(
    name = "kinds",
    description = "The kinds of jobs; pause and resume one.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = "%nExample:%n",
    footer = {"  ./leadline job kinds --json", "  ./leadline job kinds pause deliver-webhook"},
    mixinStandardHelpOptions = true)
public final class JobKindVerbs implements Runnable {
  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public JobKindVerbs(Cli cli) {
    this.cli = cli;
  }

  /**
   * A kind as {@code --json} shows it.
   *
   * @param input JSON schema of its input
   * @param paused when somebody paused it; null when it is not
   * @param waiting how many of its jobs wait for the end of the pause; null when it is not paused
   */
  record Kind(
      String name,
      String queue,
      int attempts,
      Duration softLimit,
      Duration hardLimit,
      Duration uniqueFor,
      @Nullable String schedule,
      int ratePerSecond,
      Set<String> secrets,
      @Nullable Brake paused,
      @Nullable Long waiting,
      JsonNode input) {}

  @Override
  public void run() {
    try (CliJobs jobs = CliJobs.open(cli)) {
      Map<String, Brake> brakes = jobs.brakes();
      Collection<JobKind> kinds = jobs.service().kinds().all();
      if (json.asked()) {
        JobInputs inputs = jobs.service().inputs();
        cli.json(kinds.stream().map(kind -> shown(kind, brakes, inputs)).toList());
        return;
      }
      Table table = new Table(cli, "KIND", "QUEUE", "ATTEMPTS", "LIMIT", "SCHEDULE", "STATE");
      for (JobKind kind : kinds) {
        boolean paused = brakes.containsKey(Brake.kind(kind.name()));
        table.row(
            kind.name(),
            kind.queue().taskQueue(),
            kind.retries().attempts(),
            kind.hardLimit().toString().substring(2).toLowerCase(Locale.ROOT),
            kind.schedule().map(JobSchedule::cron).orElse(null),
            paused ? cli.bad("paused, " + waiting(kind) + " waiting") : cli.good("on"));
      }
      table.print();
    }
  }

  /** Jobs of a kind that have not begun, or that come again. */
  private long waiting(JobKind kind) {
    return Stream.of(JobStatus.PENDING, JobStatus.RETRYING)
        .map(status -> JobFilter.ALL.kind(kind.name()).status(status))
        .mapToLong(
            filter -> cli.ports().jobs().counts(filter).values().stream().mapToLong(it -> it).sum())
        .sum();
  }

  private Kind shown(JobKind kind, Map<String, Brake> brakes, JobInputs inputs) {
    @Nullable Brake paused = brakes.get(Brake.kind(kind.name()));
    return new Kind(
        kind.name(),
        kind.queue().taskQueue(),
        kind.retries().attempts(),
        kind.softLimit(),
        kind.hardLimit(),
        kind.unique(),
        kind.schedule().map(JobSchedule::cron).orElse(null),
        kind.ratePerSecond(),
        kind.secrets(),
        paused,
        paused == null ? null : waiting(kind),
        inputs.schema(kind));
  }

  @Command(
      description = "Let jobs of a kind wait; holds everywhere within a second.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job kinds pause deliver-webhook",
      mixinStandardHelpOptions = true)
  void pause(@Parameters(paramLabel = "KIND") String kind, @Mixin JsonOption asJson) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      jobs.service().brakes().pauseKind(known(jobs.service(), kind), CliJobs.WHO);
      CliJobs.report(cli, "kind", kind, "paused", asJson);
    }
  }

  @Command(
      description = "Let jobs of a paused kind run again.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline job kinds resume deliver-webhook",
      mixinStandardHelpOptions = true)
  void resume(@Parameters(paramLabel = "KIND") String kind, @Mixin JsonOption asJson) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      boolean was = jobs.service().brakes().resumeKind(known(jobs.service(), kind), CliJobs.WHO);
      CliJobs.report(cli, "kind", kind, was ? "resumed" : "was not paused", asJson);
    }
  }

  private static String known(JobService service, String kind) {
    if (service.kinds().find(kind).isEmpty()) {
      List<String> names = service.kinds().all().stream().map(JobKind::name).toList();
      throw Exit.notFound(
          "There is no kind "
              + kind
              + "; there are "
              + names.stream().collect(Collectors.joining(", "))
              + ".");
    }
    return kind;
  }
}
