package io.leadline.starter.cli.job;

import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.starter.cli.Exit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which jobs are meant, for lists and for acts on many. */
public final class FilterOptions {
  @Option(
      names = "--status",
      description = "pending, running, retrying, succeeded, failed or cancelled.")
  private @Nullable JobStatus status;

  @Option(names = "--kind", description = "Only this kind.")
  private @Nullable String kind;

  @Option(names = "--queue", description = "jobs-high, jobs-default or jobs-low.")
  private @Nullable String queue;

  @Option(names = "--text", description = "Found in id, kind or error.")
  private @Nullable String text;

  @Option(
      names = "--subject",
      description = "Whose data the input holds, such as the id of a lead.")
  private @Nullable String subject;

  @Option(names = "--whole", description = "Part of batch:ID or chain:ID.")
  private @Nullable String whole;

  @Option(names = "--before", paramLabel = "TIME", description = "Created before.")
  private @Nullable String before;

  @Option(names = "--after", paramLabel = "TIME", description = "Created at or after.")
  private @Nullable String after;

  JobFilter filter() {
    JobFilter filter = JobFilter.ALL;
    filter = status == null ? filter : filter.status(status);
    filter = kind == null ? filter : filter.kind(kind);
    filter = queue == null ? filter : filter.queue(queue(queue));
    filter = text == null ? filter : filter.text(text);
    filter = subject == null ? filter : filter.subject(subject);
    filter = whole == null ? filter : filter.whole(whole);
    filter = before == null ? filter : filter.before(time("--before", before));
    return after == null ? filter : filter.after(time("--after", after));
  }

  static JobQueue queue(String name) {
    try {
      return JobQueue.of(name.startsWith("jobs-") ? name : "jobs-" + name);
    } catch (IllegalArgumentException e) {
      throw Exit.notFound(
          "There is no queue " + name + "; there are jobs-high, jobs-default and jobs-low.");
    }
  }

  private static Instant time(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Exit.usage(option + " must be a time such as 2026-11-24T08:00:00Z.");
    }
  }
}
