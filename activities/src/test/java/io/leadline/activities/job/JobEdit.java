package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of a record with what {@link FakeJobStore} sets beside changes. */
final class JobEdit {
  private final JobRecord job;
  private JobStatus status;
  private @Nullable Instant startedAt;
  private String key;
  private boolean cancelWanted;
  private @Nullable JobProgress progress;
  private List<JobStep> history;

  JobEdit(JobRecord job) {
    this.job = job;
    status = job.status();
    startedAt = job.startedAt();
    key = job.key();
    cancelWanted = job.cancelWanted();
    progress = job.progress();
    history = job.history();
  }

  JobEdit key(String other) {
    key = other;
    return this;
  }

  JobEdit cancelWanted() {
    cancelWanted = true;
    return this;
  }

  JobEdit progress(JobProgress told) {
    progress = told;
    return this;
  }

  JobEdit started(Instant at) {
    status = JobStatus.RUNNING;
    startedAt = at;
    JobStep start = new JobStep(at, JobEvent.START, status, job.attempts() + 1, null);
    history = Stream.concat(history.stream(), Stream.of(start)).toList();
    return this;
  }

  JobRecord done() {
    return new JobRecord(
        job.id(),
        job.kind(),
        job.queue(),
        job.priority(),
        status,
        job.attempts(),
        job.maxAttempts(),
        job.losses(),
        job.createdAt(),
        job.scheduledFor(),
        startedAt,
        job.completedAt(),
        job.group(),
        key,
        job.part(),
        job.subject(),
        cancelWanted,
        progress,
        job.input(),
        job.result(),
        job.error(),
        history,
        job.tries());
  }
}
