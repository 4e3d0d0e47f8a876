package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobGroups.Backlog;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.queue.EngineQueues.Waiting;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.workflows.TaskQueues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what workers, stores and the engine know of every task queue. */
public final class QueueViews {
  private static final List<String> OTHERS =
      List.of(TaskQueues.LEADS, TaskQueues.ALERTS, TaskQueues.EMAIL, TaskQueues.SMS);

  private final JobGroups groups;
  private final JobBrakes brakes;
  private final QueueFacts facts;
  private final EngineQueues engine;
  private final InstantSource clock;

  public QueueViews(
      JobGroups groups,
      JobBrakes brakes,
      QueueFacts facts,
      EngineQueues engine,
      InstantSource clock) {
    this.groups = groups;
    this.brakes = brakes;
    this.facts = facts;
    this.engine = engine;
    this.clock = clock;
  }

  /** The queues of jobs, most urgent first, then the others. */
  public List<QueueView> all() {
    Instant now = clock.instant();
    List<SlotUse> uses = facts.uses(now.minus(QueueReporter.ALIVE));
    List<QueueMinute> minutes = facts.minutes(QueueLoad.from(now));
    Map<JobQueue, Backlog> backlogs = groups.backlog(now);
    List<Brake> paused = brakes.all();
    List<QueueView> views = new ArrayList<>();
    for (JobQueue queue : JobQueue.values()) {
      Backlog backlog = backlogs.getOrDefault(queue, new Backlog(0, now));
      QueueLoad load = QueueLoad.of(queue, minutes, backlog.jobs());
      views.add(jobs(queue, of(queue.taskQueue(), uses), backlog, load, paused));
    }
    OTHERS.forEach(queue -> views.add(other(queue, of(queue, uses), now)));
    return views;
  }

  private static List<SlotUse> of(String queue, List<SlotUse> uses) {
    return uses.stream().filter(use -> use.queue().equals(queue)).toList();
  }

  private QueueView jobs(
      JobQueue queue, List<SlotUse> uses, Backlog backlog, QueueLoad load, List<Brake> paused) {
    String brake = Brake.queue(queue);
    return new QueueView(
        queue.taskQueue(),
        uses.size(),
        slots(uses),
        uses.stream().mapToInt(SlotUse::busy).sum(),
        backlog.jobs(),
        groups.held(brake),
        backlog.jobs() == 0 ? null : backlog.oldest(),
        paused.stream().filter(it -> it.what().equals(brake)).findFirst().orElse(null),
        load.window(),
        load.perSecond(),
        load.mean() == null ? null : load.mean().toMillis(),
        scheduleToStart(load),
        load.advice());
  }

  private static QueueView.@Nullable ScheduleToStart scheduleToStart(QueueLoad load) {
    Duration p50 = load.p50();
    Duration p90 = load.p90();
    Duration p99 = load.p99();
    return p50 == null || p90 == null || p99 == null
        ? null
        : new QueueView.ScheduleToStart(p50.toMillis(), p90.toMillis(), p99.toMillis());
  }

  private QueueView other(String queue, List<SlotUse> uses, Instant now) {
    Optional<Waiting> waiting = engine.waiting(queue);
    return new QueueView(
        queue,
        uses.size(),
        slots(uses),
        null,
        waiting.map(Waiting::tasks).orElse(null),
        0,
        waiting.filter(it -> it.tasks() > 0).map(it -> now.minus(it.age())).orElse(null),
        null,
        QueueLoad.WINDOW,
        waiting.map(Waiting::perSecond).orElse(null),
        null,
        null,
        null);
  }

  private static int slots(List<SlotUse> uses) {
    return uses.stream().mapToInt(SlotUse::slots).sum();
  }
}
