package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.desk.JobView;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Times;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A job for people who watch a terminal. */
final class JobSheet {
  private final Cli cli;
  private final ZoneId zone = ZoneId.systemDefault();

  JobSheet(Cli cli) {
    this.cli = cli;
  }

  void print(JobView job) {
    cli.print(cli.bold(job.id()) + "  " + job.kind() + "  " + colored(job.status()));
    line("queue", job.queue() + ", priority " + job.priority());
    line("attempts", job.attempts() + " of " + job.maxAttempts());
    line("created", job.createdAt());
    if (!job.scheduledFor().equals(job.createdAt())) {
      line("not before", job.scheduledFor());
    }
    line("started", job.startedAt());
    line("ended", job.completedAt());
    JobProgress progress = job.progress();
    if (progress != null) {
      line("progress", progress.done() + " of " + progress.total() + " " + progress.note());
    }
    line("key", job.idempotencyKey());
    line("subject", job.subject());
    line("input", job.input());
    line("result", job.result());
    JobError error = job.error();
    if (error != null) {
      line("error", cli.bad(error.type() + ": " + error.message()) + " (" + error.id() + ")");
    }
    if (job.cancelWanted() && job.completedAt() == null) {
      line("cancel", "wanted");
    }
    for (JobView.Step step : job.history()) {
      cli.print(
          "  "
              + Times.second(step.at(), zone)
              + "  "
              + colored(step.status())
              + "  "
              + step.event()
              + (step.why() == null ? "" : " " + step.why()));
    }
    for (JobView.Try made : job.tries()) {
      cli.print("  attempt " + made.attempt() + " " + made.outcome());
      made.log().forEach(line -> cli.print("    " + line));
      if (made.stackTrace() != null) {
        made.stackTrace().lines().forEach(line -> cli.print(cli.soft("    " + line)));
      }
    }
  }

  String colored(String status) {
    return switch (status) {
      case "succeeded" -> cli.good(status);
      case "failed", "retrying" -> cli.bad(status);
      default -> status;
    };
  }

  private void line(String name, @Nullable Instant at) {
    if (at != null) {
      line(name, Times.second(at, zone));
    }
  }

  private void line(String name, @Nullable Object value) {
    if (value != null) {
      cli.print("  " + name + ": " + value);
    }
  }
}
