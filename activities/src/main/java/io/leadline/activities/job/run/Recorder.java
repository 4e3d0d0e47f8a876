package io.leadline.activities.job.run;

import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.FailureAlarms;
import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobTransitions;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.job.LaterGroups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records outcomes in bulk, each only while its lease holds. First the groups that jobs move to,
 * then the records, then whoever waits is told.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final JobStore store;
  private final JobGroups jobGroups;
  private final LaterGroups laterGroups;
  private final Brakes brakes;
  private final JobMetrics metrics;
  private final JobWholes wholes;
  private final Alarms alarms;
  private final InstantSource clock;
  private final GroupCommit<Outcome> commit;

  /**
   * @param givenUp whether the process ends so soon that trying again is of no use
   */
  Recorder(
      JobStore store,
      JobGroups jobGroups,
      LaterGroups laterGroups,
      Brakes brakes,
      JobMetrics metrics,
      JobWholes wholes,
      Alarms alarms,
      InstantSource clock,
      Duration linger,
      BooleanSupplier givenUp) {
    this.store = store;
    this.jobGroups = jobGroups;
    this.laterGroups = laterGroups;
    this.brakes = brakes;
    this.metrics = metrics;
    this.wholes = wholes;
    this.alarms = alarms;
    this.clock = clock;
    commit = new GroupCommit<>(linger, givenUp, this::write);
  }

  /**
   * Completed when it is on disk, or when it does not apply any more because the lease was lost or
   * somebody else ended the job; exceptionally when the store stayed away until the end.
   */
  CompletableFuture<Void> record(Outcome outcome) {
    return commit.add(outcome);
  }

  private void write(List<Outcome> outcomes) {
    List<Outcome> ours =
        outcomes.stream().filter(it -> it.lease().holds(it.before().group())).toList();
    Map<String, String> groups = moveOn(ours.stream().map(Outcome::later).toList());
    List<JobChange> changes =
        ours.stream()
            .map(
                it ->
                    it.later() == null
                        ? it.change()
                        : moved(it.change(), groups.get(it.before().id())))
            .toList();
    Set<String> made = store.change(changes);
    List<JobRecord> wait = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      JobChange change = changes.get(i);
      if (made.contains(change.id())) {
        JobRecord now = ours.get(i).before().after(change);
        tell(ours.get(i), now);
        if (!now.status().isFinal()) {
          wait.add(now);
        }
      }
    }
    cancelWanted(wait);
  }

  /** What is held must not miss that its brake was let go just now. */
  private Map<String, String> moveOn(List<LaterGroups.@Nullable Later> laters) {
    List<LaterGroups.Later> moving = laters.stream().filter(Objects::nonNull).toList();
    if (moving.isEmpty()) {
      return Map.of();
    }
    Map<String, String> groups = laterGroups.place(moving);
    Set<String> held =
        moving.stream()
            .map(LaterGroups.Later::heldBy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (!held.isEmpty()) {
      held.removeAll(brakes.look());
      held.forEach(brake -> jobGroups.release(brake, clock.instant()));
    }
    return groups;
  }

  /** Somebody may have wanted the end of a job while its attempt failed. */
  private void cancelWanted(List<JobRecord> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    Set<String> wanted =
        store.cancelWanted(waiting.stream().map(JobRecord::id).collect(Collectors.toSet()));
    List<JobRecord> ends = waiting.stream().filter(job -> wanted.contains(job.id())).toList();
    if (ends.isEmpty()) {
      return;
    }
    List<JobChange> changes = ends.stream().map(this::cancelled).toList();
    Set<String> made = store.change(changes);
    for (int i = 0; i < ends.size(); i++) {
      JobRecord now = ends.get(i).after(changes.get(i));
      if (made.contains(now.id()) && now.part() != null) {
        wholes.ended(now);
      }
    }
  }

  private void tell(Outcome outcome, JobRecord now) {
    if (outcome.kind() != null && outcome.took() != null) {
      metrics.recorded(outcome.kind(), now.status(), outcome.waited(), outcome.took());
    }
    if (now.status() == JobStatus.FAILED && now.error() != null) {
      alarms.raise(FailureAlarms.deadLetter(now, now.error()));
    } else if (outcome.recovered() != null) {
      alarms.raise(FailureAlarms.recovered(now, outcome.recovered()));
    }
    if (now.status().isFinal() && now.part() != null) {
      try {
        wholes.ended(now);
      } catch (RuntimeException e) {
        // The whole also looks by itself.
        LOG.warn(
            "{} was not told that {} has ended: {}", now.part().whole(), now.id(), e.toString());
      }
    }
  }

  private JobChange cancelled(JobRecord job) {
    JobStatus next = JobTransitions.next(job.status(), JobEvent.CANCEL).orElseThrow();
    JobStep step =
        new JobStep(
            clock.instant(), JobEvent.CANCEL, next, job.attempts(), "cancelled while it ran");
    return new JobChange(
        job.id(),
        job.part(),
        job.group(),
        job.attempts(),
        next,
        job.attempts(),
        job.losses(),
        null,
        null,
        null,
        step.at(),
        null,
        job.error(),
        List.of(step),
        List.of());
  }

  private static JobChange moved(JobChange change, @Nullable String group) {
    return new JobChange(
        change.id(),
        change.part(),
        change.fromGroup(),
        change.fromAttempts(),
        change.status(),
        change.attempts(),
        change.losses(),
        group,
        change.scheduledFor(),
        change.startedAt(),
        change.completedAt(),
        change.result(),
        change.error(),
        change.steps(),
        change.tries());
  }
}
