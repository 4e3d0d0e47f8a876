package io.leadline.activities.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the records of jobs are kept; each write is on disk when its method returns. */
public interface JobStore {
  /**
   * Inserts new records, each by itself.
   *
   * @return ids of those that were refused, because their id or key is taken
   */
  Set<String> insert(List<JobRecord> records);

  /**
   * Takes ids whose record never came, so that a late insert of them fails. Ids that have a record
   * stay as they are.
   */
  void insertVoid(Collection<String> ids, Instant at);

  /** Void records are not found. */
  Optional<JobRecord> find(String id);

  /** Those that exist, in no order. */
  List<JobRecord> findAll(Collection<String> ids);

  Optional<JobRecord> findByKey(String key);

  /** Lets a key be used anew; the job keeps its own id as key. */
  void freeKey(String jobId, String key);

  /**
   * Makes the changes that still apply, in one write.
   *
   * @return ids of those that were made
   */
  Set<String> change(List<JobChange> changes);

  /**
   * Marks jobs as running, in one write, as far as they still are in their group with this number
   * of attempts; the attempt counts when it is recorded.
   */
  void markRunning(Collection<JobRecord> jobs, Instant at);

  /** Whoever runs it sees the wish; false when the job has ended or is unknown. */
  boolean wantCancel(String id);

  /** Of these, the ones whose end somebody wants. */
  Set<String> cancelWanted(Collection<String> ids);

  void progress(String id, JobProgress progress);

  /**
   * Gives an ended job new attempts in a new group, with another input if one is given.
   *
   * @param from the status that it must have
   * @return false when it has another one by now
   */
  boolean revive(String id, JobStatus from, JobRecord anew);

  /** Newest first. */
  List<JobRecord> list(JobFilter filter, int limit);

  Map<JobStatus, Long> counts(JobFilter filter);

  /**
   * Removes ended jobs with this status.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purge(JobStatus status, Instant completedBefore, int limit);

  boolean remove(String id, JobStatus status);

  /**
   * Lets go of ids that were taken without a record.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purgeVoid(Instant takenBefore, int limit);
}
