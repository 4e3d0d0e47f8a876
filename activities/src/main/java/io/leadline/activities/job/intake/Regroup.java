package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.intake.GroupPlan.Rider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Gives jobs that have a record already a new group. The group is stored first; should the process
 * die before the record points to it, whoever starts the group finds nothing to do.
 */
public final class Regroup {
  private final JobGroups groups;
  private final GroupsInHand inHand;
  private final BrakesInSight brakes;
  private final GroupStarts starts;
  private final JobKinds kinds;
  private final String owner;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * @param owner process that starts the groups
   */
  public Regroup(
      JobGroups groups,
      GroupsInHand inHand,
      BrakesInSight brakes,
      GroupStarts starts,
      JobKinds kinds,
      String owner,
      Supplier<String> ids,
      InstantSource clock) {
    this.groups = groups;
    this.inHand = inHand;
    this.brakes = brakes;
    this.starts = starts;
    this.kinds = kinds;
    this.owner = owner;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Moves jobs into groups that start at once.
   *
   * @param move points a record to its group in the store; false when it may not move any more
   * @return ids of those that moved
   */
  public Set<String> move(List<JobRecord> jobs, BiPredicate<JobRecord, String> move) {
    Instant now = clock.instant();
    GroupPlan plan =
        GroupPlan.of(
            jobs.stream().map(this::rider).toList(), owner, ids, brakes::isKindPaused, now);
    plan.groupIds().forEach(inHand::take);
    Set<String> moved = new HashSet<>();
    try {
      groups.insert(plan.groups());
      Map<String, String> groupOf = plan.groupOf();
      for (JobRecord job : jobs) {
        if (move.test(job, String.valueOf(groupOf.get(job.id())))) {
          moved.add(job.id());
        }
      }
    } finally {
      handOver(plan.groups());
    }
    return moved;
  }

  private void handOver(List<JobGroup> groups) {
    for (JobGroup group : groups) {
      if (group.dueAt() == null) {
        inHand.leave(List.of(group.id()));
      } else {
        starts.offer(group);
      }
    }
  }

  private Rider rider(JobRecord job) {
    JobPart part = job.part();
    return new Rider(
        job.id(),
        job.kind(),
        job.queue(),
        kinds.find(job.kind()).map(JobKind::isBrief).orElse(false),
        job.priority(),
        part == null ? null : part.whole(),
        null);
  }
}
