package io.leadline.activities.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes changes of job records for tests, from what the job is to what the events lead to. */
public final class ChangeBuilder {
  private final JobRecord from;
  private final Instant at;
  private JobStatus status;
  private int attempts;
  private @Nullable String group;
  private @Nullable Instant scheduledFor;
  private @Nullable Instant startedAt;
  private @Nullable Sealed result;
  private @Nullable JobError error;
  private final List<JobStep> steps = new ArrayList<>();
  private final List<JobTry> tries = new ArrayList<>();

  private ChangeBuilder(JobRecord from, Instant at) {
    this.from = from;
    this.at = at;
    this.status = from.status();
    this.attempts = from.attempts();
  }

  public static ChangeBuilder aChange(JobRecord from, Instant at) {
    return new ChangeBuilder(from, at);
  }

  /**
   * @throws java.util.NoSuchElementException if the event cannot happen now
   */
  public ChangeBuilder step(JobEvent event) {
    status = JobTransitions.next(status, event).orElseThrow();
    steps.add(new JobStep(at, event, status, from.attempts() + 1, null));
    if (event == JobEvent.START) {
      startedAt = at;
    }
    return this;
  }

  public ChangeBuilder attempts(int counted) {
    attempts = counted;
    return this;
  }

  public ChangeBuilder to(String laterGroup, Instant due) {
    group = laterGroup;
    scheduledFor = due;
    return this;
  }

  public ChangeBuilder result(String text) {
    result = JobBuilder.sealed(text);
    return this;
  }

  public ChangeBuilder error(JobError cause) {
    error = cause;
    return this;
  }

  public ChangeBuilder attempt(JobTry attempt) {
    tries.add(attempt);
    return this;
  }

  public JobChange build() {
    return new JobChange(
        from.id(),
        from.part(),
        from.group(),
        from.attempts(),
        status,
        attempts,
        from.losses(),
        group,
        scheduledFor,
        startedAt,
        status.isFinal() ? at : null,
        result,
        error,
        List.copyOf(steps),
        List.copyOf(tries));
  }
}
