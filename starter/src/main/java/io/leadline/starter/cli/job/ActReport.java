package io.leadline.starter.cli.job;

import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import java.util.Map;

/** Prints what became of acts on jobs and dead letters. */
final class ActReport {
  private final Cli cli;

  ActReport(Cli cli) {
    this.cli = cli;
  }

  /**
   * @throws Exit.Because when it was refused, or there is no such job
   */
  void of(String id, ActResult result, JsonOption json) {
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

  void of(JobBulk.Result result, JsonOption json) {
    if (json.asked()) {
      cli.json(result);
    } else if (result.dryRun()) {
      cli.print(result.matched() + " would be changed: " + result.action() + ".");
      result.sample().forEach(id -> cli.print("  " + id));
      cli.say("Nothing was done yet; --yes does it.");
    } else {
      cli.print(result.done() + " of " + result.matched() + ": " + result.action() + ".");
    }
  }

  static Exit.Because unknown(String id) {
    return Exit.notFound("There is no " + (id.startsWith("lead:") ? "" : "job ") + id + ".");
  }
}
