package io.leadline.activities.job.intake;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups that can be out of reach for new ones. */
final class TroubledJobGroups implements JobGroups {
  private final JobGroups groups;
  private volatile boolean away;

  TroubledJobGroups(JobGroups groups) {
    this.groups = groups;
  }

  void away(boolean now) {
    away = now;
  }

  @Override
  public void insert(List<JobGroup> more) {
    if (away) {
      throw new BackendUnavailableException("MongoDB", "away", new IllegalStateException());
    }
    groups.insert(more);
  }

  @Override
  public Optional<JobGroup> find(String id) {
    return groups.find(id);
  }

  @Override
  public boolean join(String groupId, String jobId, String kind) {
    return groups.join(groupId, jobId, kind);
  }

  @Override
  public List<JobGroup> due(JobQueue queue, Instant now, int limit) {
    return groups.due(queue, now, limit);
  }

  @Override
  public void handedOver(Collection<String> ids, Instant until) {
    groups.handedOver(ids, until);
  }

  @Override
  public List<JobGroup> claim(
      Collection<String> ids, String runner, String token, Instant leaseUntil) {
    return groups.claim(ids, runner, token, leaseUntil);
  }

  @Override
  public Set<String> renew(Collection<String> ids, String token, Instant leaseUntil) {
    return groups.renew(ids, token, leaseUntil);
  }

  @Override
  public boolean window(String id, String token, int size) {
    return groups.window(id, token, size);
  }

  @Override
  public void remove(Collection<String> ids, String token) {
    groups.remove(ids, token);
  }

  @Override
  public void release(String heldBy, Instant dueAt) {
    groups.release(heldBy, dueAt);
  }

  @Override
  public long held(String heldBy) {
    return groups.held(heldBy);
  }

  @Override
  public void release(String heldBy, Instant dueAt, int underWay) {
    groups.release(heldBy, dueAt, underWay);
  }

  @Override
  public List<JobGroup> abandoned(Instant leaseBefore, int limit) {
    return groups.abandoned(leaseBefore, limit);
  }

  @Override
  public void free(String id, String runner, Instant dueAt) {
    groups.free(id, runner, dueAt);
  }

  @Override
  public Map<JobQueue, Backlog> backlog(Instant now) {
    return groups.backlog(now);
  }
}
