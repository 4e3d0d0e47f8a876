package io.leadline.activities.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Groups in memory, under the same contract as the Mongo adapter. */
public final class FakeJobGroups implements JobGroups {
  private final Map<String, JobGroup> groups = new TreeMap<>();
  private final Map<String, String> lostTokens = new HashMap<>();
  private final Map<String, Instant> handedOver = new HashMap<>();
  private final Map<String, String> releasedFrom = new HashMap<>();

  @Override
  public synchronized void insert(List<JobGroup> more) {
    more.forEach(group -> groups.putIfAbsent(group.id(), group));
  }

  @Override
  public synchronized Optional<JobGroup> find(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  @Override
  public synchronized boolean join(String groupId, String jobId, String kind) {
    JobGroup group = groups.get(groupId);
    if (group == null || group.runner() != null) {
      return false;
    }
    if (group.jobs().contains(jobId)) {
      return true;
    }
    if (group.jobs().size() >= JobGroup.MOST) {
      return false;
    }
    put(new GroupEdit(group).join(jobId, kind));
    return true;
  }

  @Override
  public synchronized List<JobGroup> due(JobQueue queue, Instant now, int limit) {
    return due(now)
        .filter(group -> group.queue() == queue)
        .filter(group -> !startAt(group).isAfter(now))
        .sorted(Comparator.comparingInt(JobGroup::priority).thenComparing(this::startAt))
        .limit(limit)
        .toList();
  }

  private Instant startAt(JobGroup group) {
    return handedOver.getOrDefault(group.id(), Objects.requireNonNull(group.dueAt()));
  }

  @Override
  public synchronized void handedOver(Collection<String> ids, Instant until) {
    ids.stream()
        .filter(id -> find(id).map(group -> group.runner() == null).orElse(false))
        .forEach(id -> handedOver.put(id, until));
  }

  private Stream<JobGroup> due(Instant now) {
    return groups.values().stream()
        .filter(group -> group.runner() == null)
        .filter(group -> group.dueAt() != null && !group.dueAt().isAfter(now));
  }

  @Override
  public synchronized List<JobGroup> claim(
      Collection<String> ids, String runner, String token, Instant leaseUntil) {
    List<JobGroup> got = new ArrayList<>();
    for (String id : Set.copyOf(ids)) {
      JobGroup group = groups.get(id);
      if (group != null && (group.runner() == null || group.runner().equals(runner))) {
        String before = group.token() == null ? lostTokens.remove(id) : group.token();
        GroupEdit claimed = new GroupEdit(group).claimed(runner, token, leaseUntil);
        put(claimed);
        got.add(claimed.token(before).done());
      }
    }
    return got;
  }

  @Override
  public synchronized Set<String> renew(Collection<String> ids, String token, Instant leaseUntil) {
    return edit(ids, group -> token.equals(group.token()), group -> group.leaseUntil(leaseUntil));
  }

  @Override
  public synchronized boolean window(String id, String token, int size) {
    return !edit(List.of(id), group -> token.equals(group.token()), group -> group.window(size))
        .isEmpty();
  }

  @Override
  public synchronized void remove(Collection<String> ids, String token) {
    groups.values().removeIf(g -> ids.contains(g.id()) && token.equals(g.token()));
  }

  @Override
  public synchronized void release(String heldBy, Instant dueAt) {
    release(heldBy, dueAt, Integer.MAX_VALUE);
  }

  @Override
  public synchronized void release(String heldBy, Instant dueAt, int underWay) {
    releasedFrom.keySet().retainAll(groups.keySet());
    int already = Collections.frequency(releasedFrom.values(), heldBy);
    List<String> next =
        groups.values().stream()
            .filter(group -> heldBy.equals(group.heldBy()))
            .limit(Math.max(0, underWay - already))
            .map(JobGroup::id)
            .toList();
    edit(next, group -> true, group -> group.released(dueAt));
    next.forEach(id -> releasedFrom.put(id, heldBy));
  }

  @Override
  public synchronized long held(String heldBy) {
    return groups.values().stream()
        .filter(group -> heldBy.equals(group.heldBy()))
        .mapToLong(group -> group.jobs().size())
        .sum();
  }

  @Override
  public synchronized List<JobGroup> abandoned(Instant leaseBefore, int limit) {
    return groups.values().stream()
        .filter(group -> group.leaseUntil() != null && group.leaseUntil().isBefore(leaseBefore))
        .sorted(Comparator.comparing(group -> Objects.requireNonNull(group.leaseUntil())))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void free(String id, String runner, Instant dueAt) {
    find(id)
        .filter(group -> runner.equals(group.runner()))
        .ifPresent(
            group -> {
              if (group.token() != null) {
                lostTokens.put(id, group.token());
              }
              handedOver.remove(id);
              put(new GroupEdit(group).freed(dueAt));
            });
  }

  @Override
  public synchronized Map<JobQueue, Backlog> backlog(Instant now) {
    Map<JobQueue, Backlog> waiting = new EnumMap<>(JobQueue.class);
    for (JobQueue queue : JobQueue.values()) {
      List<JobGroup> due = due(now).filter(group -> group.queue() == queue).toList();
      waiting.put(
          queue,
          new Backlog(
              due.stream().mapToLong(group -> group.jobs().size()).sum(),
              due.stream()
                  .map(group -> Objects.requireNonNull(group.dueAt()))
                  .min(Comparator.naturalOrder())
                  .orElse(now)));
    }
    return waiting;
  }

  private Set<String> edit(
      Collection<String> ids, Predicate<JobGroup> which, UnaryOperator<GroupEdit> how) {
    Set<String> edited = new HashSet<>();
    for (String id : ids) {
      JobGroup group = groups.get(id);
      if (group != null && which.test(group)) {
        put(how.apply(new GroupEdit(group)));
        edited.add(id);
      }
    }
    return edited;
  }

  private void put(GroupEdit edit) {
    JobGroup group = edit.done();
    groups.put(group.id(), group);
  }
}
