package io.leadline.activities.job.intake;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can break off in the middle of an insert, and be stopped before one. */
public final class TroubledJobStore implements JobStore {
  private final JobStore store;
  private final AtomicInteger inserts = new AtomicInteger();
  private volatile int storedBeforeOutage = Integer.MAX_VALUE;
  private volatile Runnable beforeInsert = () -> {};

  public TroubledJobStore(JobStore store) {
    this.store = store;
  }

  /** The next insert stores so many records and is then cut off. */
  public void cutOffAfter(int records) {
    storedBeforeOutage = records;
  }

  public void beforeInsert(Runnable what) {
    beforeInsert = what;
  }

  public int inserts() {
    return inserts.get();
  }

  @Override
  public Set<String> insert(List<JobRecord> records) {
    inserts.incrementAndGet();
    beforeInsert.run();
    int before = storedBeforeOutage;
    if (before < records.size()) {
      storedBeforeOutage = Integer.MAX_VALUE;
      store.insert(records.subList(0, before));
      throw new BackendUnavailableException("MongoDB", "cut off", new IllegalStateException());
    }
    return store.insert(records);
  }

  @Override
  public void insertVoid(Collection<String> ids, Instant at) {
    store.insertVoid(ids, at);
  }

  @Override
  public Optional<JobRecord> find(String id) {
    return store.find(id);
  }

  @Override
  public List<JobRecord> findAll(Collection<String> ids) {
    return store.findAll(ids);
  }

  @Override
  public Optional<JobRecord> findByKey(String key) {
    return store.findByKey(key);
  }

  @Override
  public void freeKey(String jobId, String key) {
    store.freeKey(jobId, key);
  }

  @Override
  public Set<String> change(List<JobChange> changes) {
    return store.change(changes);
  }

  @Override
  public void markRunning(Collection<JobRecord> jobs, Instant at) {
    store.markRunning(jobs, at);
  }

  @Override
  public boolean wantCancel(String id) {
    return store.wantCancel(id);
  }

  @Override
  public Set<String> cancelWanted(Collection<String> ids) {
    return store.cancelWanted(ids);
  }

  @Override
  public void progress(String id, JobProgress progress) {
    store.progress(id, progress);
  }

  @Override
  public boolean revive(String id, JobStatus from, JobRecord anew) {
    return store.revive(id, from, anew);
  }

  @Override
  public List<JobRecord> list(JobFilter filter, int limit) {
    return store.list(filter, limit);
  }

  @Override
  public Map<JobStatus, Long> counts(JobFilter filter) {
    return store.counts(filter);
  }

  @Override
  public int purge(JobStatus status, Instant completedBefore, int limit) {
    return store.purge(status, completedBefore, limit);
  }

  @Override
  public boolean remove(String id, JobStatus status) {
    return store.remove(id, status);
  }

  @Override
  public int purgeVoid(Instant takenBefore, int limit) {
    return store.purgeVoid(takenBefore, limit);
  }
}
