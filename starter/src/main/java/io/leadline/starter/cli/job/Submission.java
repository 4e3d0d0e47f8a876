package io.leadline.starter.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.desk.JobView;
import io.leadline.activities.job.intake.Accepted;
import io.leadline.activities.job.intake.SubmissionReader.Read;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.workflows.job.GroupsInput;
import java.util.List;

/** Submits one job for a command and says what became of it. */
final class Submission {
  private final Cli cli;
  private final JsonOption json;

  Submission(Cli cli, JsonOption json) {
    this.cli = cli;
    this.json = json;
  }

  /** What is printed with {@code --json}. */
  record Submitted(String id, String status, boolean known) {}

  /**
   * Submits it; it is on disk when this returns.
   *
   * @param wish as HTTP would take it
   * @param here whether it is run in this process
   */
  void submit(ObjectNode wish, boolean here) {
    try (CliJobs jobs = CliJobs.open(cli)) {
      Accepted accepted =
          switch (jobs.service().read(wish)) {
            case Read.Good good ->
                jobs.holdingALease().submit(List.of(good.submission())).getFirst();
            case Read.Bad bad -> throw JobText.refused(bad.fields());
            case Read.TooLarge large -> throw Exit.usage("The input has more than 256 KB.");
          };
      if (here) {
        runHere(jobs, accepted.id());
      } else if (json.asked()) {
        cli.json(new Submitted(accepted.id(), accepted.status().word(), accepted.known()));
      } else {
        cli.print(accepted.id() + (accepted.known() ? " (known before)" : ""));
      }
    }
  }

  /** The lease of this command keeps others from starting the group. */
  private void runHere(CliJobs jobs, String id) {
    JobRecord job = jobs.service().find(id).orElseThrow();
    boolean brief = jobs.service().kinds().find(job.kind()).orElseThrow().isBrief();
    if (!job.status().isFinal()) {
      cli.jobsHere()
          .run(
              cli.settings(),
              "here:" + id,
              new GroupsInput(job.queue().taskQueue(), List.of(job.group()), brief));
    }
    JobView ended = jobs.service().views().of(jobs.service().find(id).orElseThrow());
    if (json.asked()) {
      cli.json(ended);
    } else {
      new JobSheet(cli).print(ended);
    }
    JobError error = ended.error();
    if (error != null) {
      throw Exit.failed(error.type() + ": " + error.message());
    }
  }
}
