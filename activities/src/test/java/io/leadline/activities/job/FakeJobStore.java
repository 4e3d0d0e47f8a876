package io.leadline.activities.job;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records in memory, under the same contract as the Mongo adapter. */
public final class FakeJobStore implements JobStore {
  private static final Comparator<JobRecord> NEWEST_FIRST =
      Comparator.comparing(JobRecord::createdAt).thenComparing(JobRecord::id).reversed();

  private final Map<String, JobRecord> jobs = new TreeMap<>();
  private final Map<String, Instant> voids = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  @Override
  public synchronized Set<String> insert(List<JobRecord> records) {
    Set<String> refused = new HashSet<>();
    for (JobRecord job : records) {
      if (jobs.containsKey(job.id())
          || voids.containsKey(job.id())
          || keys.putIfAbsent(job.key(), job.id()) != null) {
        refused.add(job.id());
      } else {
        jobs.put(job.id(), job);
      }
    }
    return refused;
  }

  @Override
  public synchronized void insertVoid(Collection<String> ids, Instant at) {
    ids.stream().filter(id -> !jobs.containsKey(id)).forEach(id -> voids.putIfAbsent(id, at));
  }

  @Override
  public synchronized Optional<JobRecord> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public synchronized List<JobRecord> findAll(Collection<String> ids) {
    return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public synchronized Optional<JobRecord> findByKey(String key) {
    return Optional.ofNullable(keys.get(key)).flatMap(this::find);
  }

  @Override
  public synchronized void freeKey(String jobId, String key) {
    JobRecord job = jobs.get(jobId);
    if (job != null && keys.remove(key, jobId)) {
      put(new JobEdit(job).key(jobId).done());
    }
  }

  @Override
  public synchronized Set<String> change(List<JobChange> changes) {
    Set<String> made = new HashSet<>();
    for (JobChange change : changes) {
      JobRecord job = jobs.get(change.id());
      if (job != null && isAt(job, change.fromGroup(), change.fromAttempts())) {
        put(job.after(change));
        made.add(change.id());
      }
    }
    return made;
  }

  @Override
  public synchronized void markRunning(Collection<JobRecord> started, Instant at) {
    for (JobRecord wanted : started) {
      JobRecord job = jobs.get(wanted.id());
      if (job != null && isAt(job, wanted.group(), wanted.attempts())) {
        put(new JobEdit(job).started(at).done());
      }
    }
  }

  private static boolean isAt(JobRecord job, String group, int attempts) {
    return !job.status().isFinal() && job.group().equals(group) && job.attempts() == attempts;
  }

  @Override
  public synchronized boolean wantCancel(String id) {
    JobRecord job = jobs.get(id);
    if (job == null || job.status().isFinal()) {
      return false;
    }
    put(new JobEdit(job).cancelWanted().done());
    return true;
  }

  @Override
  public synchronized Set<String> cancelWanted(Collection<String> ids) {
    Set<String> wanted = new HashSet<>();
    findAll(ids).stream().filter(JobRecord::cancelWanted).map(JobRecord::id).forEach(wanted::add);
    return wanted;
  }

  @Override
  public synchronized void progress(String id, JobProgress progress) {
    JobRecord job = jobs.get(id);
    if (job != null && !job.status().isFinal()) {
      put(new JobEdit(job).progress(progress).done());
    }
  }

  @Override
  public synchronized boolean revive(String id, JobStatus from, JobRecord anew) {
    JobRecord job = jobs.get(id);
    if (job == null || job.status() != from) {
      return false;
    }
    put(anew);
    return true;
  }

  @Override
  public synchronized List<JobRecord> list(JobFilter filter, int limit) {
    return matching(filter).sorted(NEWEST_FIRST).limit(limit).toList();
  }

  @Override
  public synchronized Map<JobStatus, Long> counts(JobFilter filter) {
    Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
    matching(filter).forEach(job -> counts.merge(job.status(), 1L, Long::sum));
    return counts;
  }

  private Stream<JobRecord> matching(JobFilter filter) {
    return jobs.values().stream().filter(filter::accepts);
  }

  @Override
  public synchronized int purge(JobStatus status, Instant completedBefore, int limit) {
    List<JobRecord> old =
        jobs.values().stream()
            .filter(job -> job.status() == status)
            .filter(job -> isBefore(job.completedAt(), completedBefore))
            .limit(limit)
            .toList();
    old.forEach(this::forget);
    return old.size();
  }

  private static boolean isBefore(@Nullable Instant time, Instant limit) {
    return time != null && time.isBefore(limit);
  }

  @Override
  public synchronized boolean remove(String id, JobStatus status) {
    JobRecord job = jobs.get(id);
    if (job == null || job.status() != status) {
      return false;
    }
    forget(job);
    return true;
  }

  @Override
  public synchronized int purgeVoid(Instant takenBefore, int limit) {
    List<String> old =
        voids.entrySet().stream()
            .filter(taken -> taken.getValue().isBefore(takenBefore))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    voids.keySet().removeAll(old);
    return old.size();
  }

  private void put(JobRecord job) {
    jobs.put(job.id(), job);
    keys.putIfAbsent(job.key(), job.id());
  }

  private void forget(JobRecord job) {
    jobs.remove(job.id());
    keys.remove(job.key(), job.id());
  }
}
