package io.leadline.activities.job.watch;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobGroups.Backlog;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.activities.job.queue.QueueMinute;
import io.leadline.activities.job.queue.QueueReporter;
import io.leadline.activities.job.watch.StallRules.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks for background work that does not get on: queues that nobody works off, that grow or that
 * complete nothing, dead letters that become many, schedules that are late. Queues that an operator
 * paused wait on purpose.
 */
public final class WatchStalls implements BackgroundJob<WatchStalls.Input, List<String>> {
  private static final Duration LATELY = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);

  private final Stores stores;
  private final ScheduleTimes schedules;
  private final WatchSettings settings;
  private final StallRules rules;
  private final Alarms alarms;
  private final InstantSource clock;

  /** Where it looks. */
  public record Stores(JobGroups groups, JobStore jobs, JobBrakes brakes, QueueFacts facts) {}

  public WatchStalls(
      Stores stores,
      ScheduleTimes schedules,
      WatchSettings settings,
      Alarms alarms,
      InstantSource clock) {
    this.stores = stores;
    this.schedules = schedules;
    this.settings = settings;
    this.rules = new StallRules(settings);
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
    List<Alarm> found = new ArrayList<>();
    queues(now).forEach(queue -> found.addAll(rules.of(queue)));
    rules.deadLetters(failedSince(now.minus(LATELY))).ifPresent(found::add);
    found.addAll(lateSchedules(now, context));
    found.forEach(alarms::raise);
    stores.facts.forget(now.minus(KEPT));
    return found.stream().map(Alarm::words).toList();
  }

  private List<QueueNow> queues(Instant now) {
    List<String> paused = stores.brakes.all().stream().map(JobBrakes.Brake::what).toList();
    Map<JobQueue, Backlog> backlogs = stores.groups.backlog(now);
    List<SlotUse> uses = stores.facts.uses(now.minus(QueueReporter.ALIVE));
    List<QueueMinute> minutes = stores.facts.minutes(now.minus(settings.nothingDone()));
    List<QueueNow> queues = new ArrayList<>();
    for (JobQueue queue : JobQueue.values()) {
      Backlog waits = backlogs.getOrDefault(queue, new Backlog(0, now));
      List<SlotUse> here =
          uses.stream().filter(use -> use.queue().equals(queue.taskQueue())).toList();
      List<QueueMinute> done = minutes.stream().filter(it -> it.queue() == queue).toList();
      queues.add(
          new QueueNow(
              queue,
              paused.contains(JobBrakes.Brake.queue(queue)),
              waits.jobs(),
              Duration.between(waits.oldest(), now),
              stores.facts.backlogs(queue, now.minus(LATELY)),
              here.stream().mapToInt(SlotUse::slots).sum(),
              here.stream().mapToInt(SlotUse::busy).sum(),
              done.stream().mapToLong(QueueMinute::attempts).sum(),
              done.stream().mapToLong(QueueMinute::succeeded).sum()));
      stores.facts.noteBacklog(queue, now, waits.jobs());
    }
    return queues;
  }

  /** The engine is watched by others; while it is away nothing can be said of its schedules. */
  private List<Alarm> lateSchedules(Instant now, JobContext context) {
    List<Alarm> late = new ArrayList<>();
    try {
      schedules.all().forEach(schedule -> rules.schedule(schedule, now).ifPresent(late::add));
    } catch (BackendUnavailableException e) {
      context.log().warn("schedules could not be looked at: {}", e.getMessage());
    }
    return late;
  }

  private long failedSince(Instant then) {
    return stores
        .jobs
        .counts(JobFilter.ALL.status(JobStatus.FAILED).after(then))
        .getOrDefault(JobStatus.FAILED, 0L);
  }
}
