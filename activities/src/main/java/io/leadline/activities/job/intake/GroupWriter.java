package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes drafts in two writes, whatever their number: the groups that list them, then their
 * records. When the second write fails, nobody knows which records it stored: before anything else
 * is written they are taken back, so that a job is never half accepted. Used by one thread.
 */
final class GroupWriter {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final String NOBODY = "nobody";

  private final JobStore jobs;
  private final JobGroups groups;
  private final GroupsInHand inHand;
  private final BrakesInSight brakes;
  private final GroupStarts starts;
  private final String owner;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final List<GroupPlan> doubtful = new ArrayList<>();

  GroupWriter(
      JobStore jobs,
      JobGroups groups,
      GroupsInHand inHand,
      BrakesInSight brakes,
      GroupStarts starts,
      String owner,
      Supplier<String> ids,
      InstantSource clock) {
    this.jobs = jobs;
    this.groups = groups;
    this.inHand = inHand;
    this.brakes = brakes;
    this.starts = starts;
    this.owner = owner;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @return ids of the drafts that were refused, because their id or key is taken
   */
  Set<String> write(List<Draft> drafts) {
    settle();
    Instant now = clock.instant();
    GroupPlan plan =
        GroupPlan.of(
            drafts.stream().map(Draft::rider).toList(), owner, ids, brakes::isKindPaused, now);
    plan.groupIds().forEach(inHand::take);
    try {
      groups.insert(plan.groups());
    } catch (RuntimeException e) {
      // Their jobs have no records and never will: whoever starts them finds nothing to do.
      inHand.leave(plan.groupIds());
      throw e;
    }
    Set<String> refused;
    try {
      refused =
          jobs.insert(
              drafts.stream()
                  .map(draft -> draft.record(String.valueOf(plan.groupOf().get(draft.id())), now))
                  .toList());
    } catch (RuntimeException e) {
      doubtful.add(plan);
      throw e;
    }
    handOver(plan, refused, now);
    return refused;
  }

  /** Takes back what a failed write may have stored; a job with a key stays for its next caller. */
  void settle() {
    while (!doubtful.isEmpty()) {
      GroupPlan plan = doubtful.getFirst();
      Set<String> ids = plan.groupOf().keySet();
      jobs.insertVoid(ids, clock.instant());
      Set<String> gone = new HashSet<>(ids);
      for (JobRecord stored : jobs.findAll(ids)) {
        if (!stored.key().equals(stored.id()) || !jobs.remove(stored.id(), JobStatus.PENDING)) {
          gone.remove(stored.id());
        }
      }
      handOver(plan, gone, clock.instant());
      doubtful.removeFirst();
    }
  }

  private void handOver(GroupPlan plan, Set<String> without, Instant now) {
    List<String> empty = new ArrayList<>();
    for (JobGroup group : plan.groups()) {
      Instant due = group.dueAt();
      if (without.containsAll(group.jobs())) {
        empty.add(group.id());
      } else if (due == null || due.isAfter(now)) {
        inHand.leave(List.of(group.id()));
      } else {
        starts.offer(group);
      }
    }
    if (!empty.isEmpty()) {
      drop(empty, now);
    }
  }

  /** Spares a workflow that would find nothing to do. */
  private void drop(List<String> empty, Instant now) {
    try {
      String token = ids.get();
      groups.claim(empty, NOBODY, token, now);
      groups.remove(empty, token);
    } catch (RuntimeException e) {
      LOG.debug("groups without jobs stay until somebody starts them", e);
    }
    inHand.leave(empty);
  }
}
