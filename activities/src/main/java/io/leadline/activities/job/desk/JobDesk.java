package io.leadline.activities.job.desk;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.intake.Regroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators do with single jobs; each act is noted with who and when. */
public final class JobDesk {
  private final JobStore jobs;
  private final Regroup regroup;
  private final JobWholes wholes;
  private final OperatorNotes notes;
  private final InstantSource clock;

  /**
   * @param wholes hear of parts that end here; those that run tell it themselves
   */
  public JobDesk(
      JobStore jobs, Regroup regroup, JobWholes wholes, OperatorNotes notes, InstantSource clock) {
    this.jobs = jobs;
    this.regroup = regroup;
    this.wholes = wholes;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Does it to one job.
   *
   * @param who as the audit log names them
   */
  public ActResult act(JobAct act, String id, String who) {
    return switch (act) {
      case CANCEL -> cancel(id, who);
      case RETRY -> retry(id, null, who);
      case DISCARD -> discard(id, who);
    };
  }

  private ActResult cancel(String id, String who) {
    Optional<JobRecord> found = jobs.find(id);
    if (found.isEmpty()) {
      return new ActResult.Unknown();
    }
    JobRecord job = found.get();
    if (!wantEnd(job, who)) {
      return refused(job, "it has ended");
    }
    boolean atOnce = jobs.find(id).map(now -> now.status() == JobStatus.CANCELLED).orElse(true);
    notes.add(who, JobAct.CANCEL, id, atOnce ? "" : "while it ran");
    return new ActResult.Done(atOnce ? "cancelled" : "cancelling");
  }

  /** Cancels a job unless it has ended. */
  boolean wantEnd(JobRecord job, String who) {
    // The wish comes first: whoever starts the job in this moment sees it then.
    boolean wanted = jobs.wantCancel(job.id());
    if (wanted) {
      end(job, who);
    }
    return wanted;
  }

  /** At once if it waits; otherwise whoever runs it sees the wish. */
  private void end(JobRecord job, String who) {
    if (job.status() == JobStatus.RUNNING) {
      return;
    }
    Instant now = clock.instant();
    JobStep step =
        new JobStep(now, JobEvent.CANCEL, JobStatus.CANCELLED, job.attempts(), "by " + who);
    JobChange change =
        new JobChange(
            job.id(),
            job.part(),
            job.group(),
            job.attempts(),
            JobStatus.CANCELLED,
            job.attempts(),
            job.losses(),
            null,
            null,
            null,
            now,
            null,
            job.error(),
            List.of(step),
            List.of());
    if (!jobs.change(List.of(change)).isEmpty()) {
      wholes.ended(job);
    }
  }

  /**
   * Gives a dead letter new attempts.
   *
   * @param input sealed, in place of the one it has; null keeps that
   */
  public ActResult retry(String id, @Nullable Sealed input, String who) {
    Optional<JobRecord> found = jobs.find(id);
    if (found.isEmpty()) {
      return new ActResult.Unknown();
    }
    if (found.get().status() != JobStatus.FAILED
        || revive(List.of(found.get()), input, who).isEmpty()) {
      return refused(found.get(), "only a failed job can be retried");
    }
    notes.add(who, JobAct.RETRY, id, input == null ? "" : "with another input");
    return new ActResult.Done("retried");
  }

  /** Those that are dead letters get new attempts. */
  Set<String> revive(List<JobRecord> dead, @Nullable Sealed input, String who) {
    Instant now = clock.instant();
    return regroup.move(
        dead,
        (job, group) ->
            jobs.revive(job.id(), JobStatus.FAILED, Revived.of(job, group, input, who, now)));
  }

  private ActResult discard(String id, String who) {
    Optional<JobRecord> found = jobs.find(id);
    if (found.isEmpty()) {
      return new ActResult.Unknown();
    }
    if (!jobs.remove(id, JobStatus.FAILED)) {
      return refused(found.get(), "only a failed job can be discarded");
    }
    notes.add(who, JobAct.DISCARD, id, found.get().kind());
    return new ActResult.Done("discarded");
  }

  private ActResult refused(JobRecord seen, String why) {
    JobStatus status = jobs.find(seen.id()).map(JobRecord::status).orElse(seen.status());
    return new ActResult.Refused(status, "The job is " + status.word() + "; " + why + ".");
  }
}
