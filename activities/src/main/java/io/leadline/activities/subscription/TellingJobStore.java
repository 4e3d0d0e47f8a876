package io.leadline.activities.subscription;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.subscription.EndedJobs.Ending;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records of jobs, of whose ends subscribers hear; all else goes straight to the store. */
public final class TellingJobStore implements JobStore {
  private final JobStore jobs;
  private final JobEnds ends;

  public TellingJobStore(JobStore jobs, JobEnds ends) {
    this.jobs = jobs;
    this.ends = ends;
  }

  @Override
  public Set<String> change(List<JobChange> changes) {
    List<Ending> endings = ends.begin(changes);
    Set<String> made = jobs.change(changes);
    ends.complete(endings);
    return made;
  }

  @Override
  public Set<String> insert(List<JobRecord> records) {
    return jobs.insert(records);
  }

  @Override
  public void insertVoid(Collection<String> ids, Instant at) {
    jobs.insertVoid(ids, at);
  }

  @Override
  public int purgeVoid(Instant takenBefore, int limit) {
    return jobs.purgeVoid(takenBefore, limit);
  }

  @Override
  public Optional<JobRecord> find(String id) {
    return jobs.find(id);
  }

  @Override
  public List<JobRecord> findAll(Collection<String> ids) {
    return jobs.findAll(ids);
  }

  @Override
  public Optional<JobRecord> findByKey(String key) {
    return jobs.findByKey(key);
  }

  @Override
  public void freeKey(String jobId, String key) {
    jobs.freeKey(jobId, key);
  }

  @Override
  public void markRunning(Collection<JobRecord> records, Instant at) {
    jobs.markRunning(records, at);
  }

  @Override
  public boolean wantCancel(String id) {
    return jobs.wantCancel(id);
  }

  @Override
  public Set<String> cancelWanted(Collection<String> ids) {
    return jobs.cancelWanted(ids);
  }

  @Override
  public void progress(String id, JobProgress progress) {
    jobs.progress(id, progress);
  }

  @Override
  public boolean revive(String id, JobStatus from, JobRecord anew) {
    return jobs.revive(id, from, anew);
  }

  @Override
  public List<JobRecord> list(JobFilter filter, int limit) {
    return jobs.list(filter, limit);
  }

  @Override
  public Map<JobStatus, Long> counts(JobFilter filter) {
    return jobs.counts(filter);
  }

  @Override
  public int purge(JobStatus status, Instant completedBefore, int limit) {
    return jobs.purge(status, completedBefore, limit);
  }

  @Override
  public boolean remove(String id, JobStatus status) {
    return jobs.remove(id, status);
  }
}
