package io.leadline.activities.job;

import io.leadline.activities.job.JobGroups.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for background work that does not get on: a queue in which jobs wait too long for a worker,
 * and dead letters that become many within the hour. Queues and kinds that an operator paused wait
 * on purpose.
 */
public final class WatchStalls implements BackgroundJob<WatchStalls.Input, List<String>> {
  /** Longer than any burst of ours, per queue. */
  private static final Map<JobQueue, Duration> LONGEST_WAIT =
      Map.of(
          JobQueue.HIGH, Duration.ofMinutes(5),
          JobQueue.DEFAULT, Duration.ofMinutes(30),
          JobQueue.LOW, Duration.ofHours(6));

  private static final Duration LATELY = Duration.ofHours(1);
  private static final long MANY_DEAD_LETTERS = 20;

  private final JobGroups groups;
  private final JobStore jobs;
  private final JobBrakes brakes;
  private final Alarms alarms;
  private final InstantSource clock;

  public WatchStalls(
      JobGroups groups, JobStore jobs, JobBrakes brakes, Alarms alarms, InstantSource clock) {
    this.groups = groups;
    this.jobs = jobs;
    this.brakes = brakes;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return what does not get on, in words
   */
  @Override
  public List<String> run(Input input, JobContext context) {
    Instant now = clock.instant();
    List<String> found = new ArrayList<>(waiting(now));
    long failed = failedSince(now.minus(LATELY));
    if (failed >= MANY_DEAD_LETTERS) {
      found.add(failed + " jobs that were submitted within the hour are dead letters");
    }
    found.forEach(words -> alarms.raise("stalls", words));
    return found;
  }

  private List<String> waiting(Instant now) {
    List<String> paused = brakes.all().stream().map(JobBrakes.Brake::what).toList();
    List<String> found = new ArrayList<>();
    Map<JobQueue, Backlog> backlog = groups.backlog(now);
    for (JobQueue queue : JobQueue.values()) {
      Backlog waits = backlog.get(queue);
      if (waits == null || waits.jobs() == 0 || paused.contains(JobBrakes.Brake.queue(queue))) {
        continue;
      }
      Duration oldest = Duration.between(waits.oldest(), now);
      if (oldest.compareTo(LONGEST_WAIT.getOrDefault(queue, LATELY)) > 0) {
        found.add(
            "%d jobs wait in %s, the oldest for %d minutes"
                .formatted(waits.jobs(), queue.taskQueue(), oldest.toMinutes()));
      }
    }
    return found;
  }

  private long failedSince(Instant then) {
    JobFilter all = JobFilter.ALL;
    JobFilter lately =
        new JobFilter(
            Optional.of(JobStatus.FAILED),
            all.kind(),
            all.queue(),
            all.whole(),
            all.subject(),
            all.text(),
            all.before(),
            all.beforeId(),
            Optional.of(then));
    return jobs.counts(lately).getOrDefault(JobStatus.FAILED, 0L);
  }
}
