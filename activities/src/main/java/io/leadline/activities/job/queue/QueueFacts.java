package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What worker processes say of their queues, kept for a day. Each process writes totals of its own,
 * so that writing again changes nothing.
 */
public interface QueueFacts {
  /** Replaces what this process said of these minutes. */
  void save(String process, Collection<QueueMinute> minutes);

  /** Of all processes, from that minute on; several of one minute and queue. */
  List<QueueMinute> minutes(Instant from);

  /** Replaces what this process said of its slots. */
  void report(String process, Collection<SlotUse> uses);

  /** Of processes that said so since then. */
  List<SlotUse> uses(Instant since);

  /** Notes how many jobs wait. */
  void noteBacklog(JobQueue queue, Instant at, long jobs);

  /** How many jobs waited, oldest first. */
  List<Long> backlogs(JobQueue queue, Instant from);

  /** Removes what is older. */
  void forget(Instant before);

  /**
   * The slots of one queue in one process.
   *
   * @param queue name of the task queue
   * @param busy how many are in use; -1 when the process cannot say
   */
  record SlotUse(String queue, int slots, int busy, Instant at) {}
}
