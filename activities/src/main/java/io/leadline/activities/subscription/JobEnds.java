package io.leadline.activities.subscription;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.subscription.EndedJobs.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of jobs that end: an entry in the outbox first, then the record, then the
 * deliveries, then the entry goes. A kill anywhere leaves an entry, and the record says whether
 * there is anything to tell. While nobody hears of jobs it costs nothing.
 */
public final class JobEnds {
  private static final Logger LOG = LoggerFactory.getLogger(JobEnds.class);
  private static final Set<String> TYPES =
      Arrays.stream(JobStatus.values())
          .filter(JobStatus::isFinal)
          .map(EventTypes::of)
          .collect(Collectors.toUnmodifiableSet());

  /** Whoever put an entry has this long before another process takes it for left. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final int PAGE = 500;

  private final JobStore jobs;
  private final EndedJobs outbox;
  private final EventPublisher events;
  private final InstantSource clock;

  public JobEnds(JobStore jobs, EndedJobs outbox, EventPublisher events, InstantSource clock) {
    this.jobs = jobs;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * To be called before the changes are made.
   *
   * @return what is to be told once they are
   */
  List<Ending> begin(List<JobChange> changes) {
    if (changes.stream().noneMatch(change -> change.status().isFinal()) || !events.isHeard(TYPES)) {
      return List.of();
    }
    List<Ending> endings =
        changes.stream()
            .filter(change -> change.status().isFinal() && change.completedAt() != null)
            .map(
                change ->
                    new Ending(
                        change.id(), change.status(), Objects.requireNonNull(change.completedAt())))
            .toList();
    outbox.put(endings);
    return endings;
  }

  /** Tells what has truly happened; what cannot be told now is told by {@link #tellLeft}. */
  void complete(List<Ending> endings) {
    if (endings.isEmpty()) {
      return;
    }
    try {
      tell(endings);
    } catch (BackendUnavailableException e) {
      LOG.warn("subscribers hear of {} jobs later: {}", endings.size(), e.getMessage());
    } catch (RuntimeException e) { // the records are written: nobody may write them once more
      LOG.error("subscribers hear of {} jobs later", endings.size(), e);
    }
  }

  /** Completes what was left by processes that died. Every API process calls it in a loop. */
  public void tellLeft() {
    Instant before = clock.instant().minus(GRACE);
    List<Ending> left = outbox.leftBefore(before, PAGE);
    while (!left.isEmpty()) {
      tell(left);
      left = outbox.leftBefore(before, PAGE);
    }
  }

  private void tell(List<Ending> endings) {
    Map<String, JobRecord> records = new HashMap<>();
    jobs.findAll(endings.stream().map(Ending::jobId).toList())
        .forEach(job -> records.put(job.id(), job));
    List<Event> happened = new ArrayList<>();
    for (Ending ending : endings) {
      JobRecord job = records.get(ending.jobId());
      if (job != null && isSo(ending, job) && !job.kind().equals(EventPublisher.KIND)) {
        happened.add(Event.of(job, ending.endedAt()));
      }
    }
    events.publish(happened);
    outbox.remove(endings.stream().map(Ending::id).toList());
  }

  private static boolean isSo(Ending ending, JobRecord job) {
    Instant at = job.completedAt();
    return job.status() == ending.status()
        && at != null
        && at.toEpochMilli() == ending.endedAt().toEpochMilli();
  }
}
