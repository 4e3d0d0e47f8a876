package io.leadline.activities.job.watch;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.watch.ScheduleTimes.ScheduleTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which facts are worth an alarm; pure. */
final class StallRules {
  /** So many attempts without a success are no bad luck. */
  private static final int ENOUGH_ATTEMPTS = 20;

  private static final int GROWTH = 2;

  /** Older lateness was told before. */
  private static final Duration LATELY = Duration.ofMinutes(30);

  private final WatchSettings settings;

  StallRules(WatchSettings settings) {
    this.settings = settings;
  }

  /**
   * A queue at a moment.
   *
   * @param paused by an operator, so that it waits on purpose
   * @param backlog jobs that are due and not begun
   * @param oldest how long the oldest of them waits
   * @param before backlogs within the hour before, oldest first
   * @param slots of all workers that live
   * @param busy of them
   * @param attempts that ended within {@link WatchSettings#nothingDone}
   * @param succeeded of them
   */
  record QueueNow(
      JobQueue queue,
      boolean paused,
      long backlog,
      Duration oldest,
      List<Long> before,
      int slots,
      int busy,
      long attempts,
      long succeeded) {}

  List<Alarm> of(QueueNow now) {
    if (now.paused) {
      return List.of();
    }
    List<Alarm> found = new ArrayList<>();
    nothingDone(now).or(() -> waits(now)).ifPresent(found::add);
    grows(now).ifPresent(found::add);
    return found;
  }

  private Optional<Alarm> nothingDone(QueueNow now) {
    boolean hangs =
        now.busy > 0 && now.backlog > 0 && now.oldest.compareTo(settings.nothingDone()) > 0;
    if (now.succeeded > 0 || !(hangs || now.attempts >= ENOUGH_ATTEMPTS)) {
      return Optional.empty();
    }
    return alarm(
        now,
        "completes nothing",
        "%s runs but completes nothing: %d attempts in %s without a success, %d of %d slots busy"
            .formatted(
                now.queue.taskQueue(),
                now.attempts,
                minutes(settings.nothingDone()),
                now.busy,
                now.slots));
  }

  private Optional<Alarm> waits(QueueNow now) {
    if (now.backlog == 0 || now.oldest.compareTo(settings.longestWait(now.queue)) <= 0) {
      return Optional.empty();
    }
    return alarm(
        now,
        "waits",
        "%d jobs wait in %s, the oldest for %s%s"
            .formatted(
                now.backlog,
                now.queue.taskQueue(),
                minutes(now.oldest),
                now.slots == 0 ? "; no worker works on it" : ""));
  }

  private Optional<Alarm> grows(QueueNow now) {
    Optional<Long> least = now.before.stream().min(Long::compare);
    if (now.backlog < settings.backlog() || least.isEmpty() || now.backlog < GROWTH * least.get()) {
      return Optional.empty();
    }
    return alarm(
        now,
        "grows",
        "%d jobs wait in %s, within the hour there were %d"
            .formatted(now.backlog, now.queue.taskQueue(), least.get()));
  }

  private static Optional<Alarm> alarm(QueueNow now, String what, String words) {
    String queue = now.queue.taskQueue();
    return Optional.of(Alarm.warning("queue " + queue + " " + what, queue + " " + what, words));
  }

  /**
   * @param lately jobs submitted within the hour that are dead letters
   */
  Optional<Alarm> deadLetters(long lately) {
    return lately < settings.deadLetters()
        ? Optional.empty()
        : Optional.of(
            Alarm.warning(
                "dead letters",
                "Many dead letters",
                lately + " jobs that were submitted within the hour are dead letters"));
  }

  Optional<Alarm> schedule(ScheduleTime schedule, Instant now) {
    Duration late = schedule.lateness(now);
    boolean overdue = schedule.next() != null && schedule.next().isBefore(now);
    boolean lately = schedule.started() != null && schedule.started().isAfter(now.minus(LATELY));
    if (schedule.paused() || late.compareTo(settings.scheduleLate()) <= 0 || !(overdue || lately)) {
      return Optional.empty();
    }
    return Optional.of(
        Alarm.warning(
            "schedule " + schedule.name(),
            schedule.name() + " is late",
            overdue
                ? "%s was due %s ago and has not run".formatted(schedule.name(), minutes(late))
                : "%s ran %s after it was due".formatted(schedule.name(), minutes(late))));
  }

  private static String minutes(Duration time) {
    return time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
  }
}
