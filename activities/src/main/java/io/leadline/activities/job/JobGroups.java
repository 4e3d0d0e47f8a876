package io.leadline.activities.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where groups are kept from acceptance until their last job is recorded. */
public interface JobGroups {
  /**
   * So many groups of one batch are under way at a time: enough to keep several workers busy, few
   * enough that others need not wait long behind them.
   */
  int OF_ONE_BATCH = 40;

  /** A group whose id exists stays as it is. */
  void insert(List<JobGroup> groups);

  Optional<JobGroup> find(String id);

  /**
   * Adds a job to a group that has not been claimed and is not full.
   *
   * @return false when it was claimed, is full or does not exist
   */
  boolean join(String groupId, String jobId, String kind);

  /** Unclaimed ones that are due and not handed over, most urgent first. */
  List<JobGroup> due(JobQueue queue, Instant now, int limit);

  /**
   * Notes that workflows were started for unclaimed groups, which may wait long for a worker: until
   * then {@link #due} leaves them out. They still wait and count as backlog.
   */
  void handedOver(Collection<String> ids, Instant until);

  /**
   * Claims groups for a workflow, or takes them over for another attempt of the same workflow.
   *
   * @return those that it got; each with the token of the attempt that had it before and did not
   *     end, null if there was none
   */
  List<JobGroup> claim(Collection<String> ids, String runner, String token, Instant leaseUntil);

  /**
   * @return ids of those that the token still holds
   */
  Set<String> renew(Collection<String> ids, String token, Instant leaseUntil);

  /** Stored before so many jobs run at once; false when the token holds it no longer. */
  boolean window(String id, String token, int size);

  /** Ends groups of this token whose jobs are all recorded. */
  void remove(Collection<String> ids, String token);

  /** Lets what was held start at this time. */
  void release(String heldBy, Instant dueAt);

  /** How many jobs are in groups that this holds. */
  long held(String heldBy);

  /**
   * The same for as many as are missing until so many that were held by this are under way, which
   * is from their release to their end. To be called again when some have ended.
   */
  void release(String heldBy, Instant dueAt, int underWay);

  /** Claimed ones whose lease ended before this. */
  List<JobGroup> abandoned(Instant leaseBefore, int limit);

  /** Lets anybody start a claimed one again, if it still has this runner; owned by nobody then. */
  void free(String id, String runner, Instant dueAt);

  /** Unclaimed jobs that wait now. */
  Map<JobQueue, Backlog> backlog(Instant now);

  /**
   * What waits in a queue.
   *
   * @param oldest since when the oldest waits; {@code now} when none does
   */
  record Backlog(long jobs, Instant oldest) {}
}
