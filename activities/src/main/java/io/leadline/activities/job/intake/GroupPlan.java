package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which groups a set of jobs becomes: together travels what has the same queue, urgency and
 * brevity, belongs to the same whole, is held by the same pause, and is due in the same second.
 *
 * @param groupOf the group of each job
 */
record GroupPlan(List<JobGroup> groups, Map<String, String> groupOf) {
  /**
   * A job that needs a group.
   *
   * @param runAt not before; null for at once
   */
  record Rider(
      String jobId,
      String kind,
      JobQueue queue,
      boolean brief,
      int priority,
      @Nullable String whole,
      @Nullable Instant runAt) {}

  private record Lot(
      JobQueue queue,
      boolean brief,
      int priority,
      @Nullable String whole,
      @Nullable String heldBy,
      @Nullable Long dueSecond) {}

  /**
   * @param owner process that will start the groups
   * @param ids makes ids of groups
   * @param paused whether a kind is; what is to run later is held when its time has come
   */
  static GroupPlan of(
      List<Rider> riders,
      String owner,
      Supplier<String> ids,
      Predicate<String> paused,
      Instant now) {
    Map<Lot, List<Rider>> lots = new LinkedHashMap<>();
    for (Rider rider : riders) {
      lots.computeIfAbsent(lot(rider, paused, now), lot -> new ArrayList<>()).add(rider);
    }
    List<JobGroup> groups = new ArrayList<>();
    Map<String, String> groupOf = new HashMap<>();
    lots.forEach(
        (lot, all) -> {
          for (int from = 0; from < all.size(); from += JobGroup.MOST) {
            List<Rider> some = all.subList(from, Math.min(all.size(), from + JobGroup.MOST));
            JobGroup group = group(ids.get(), lot, some, owner, now);
            groups.add(group);
            some.forEach(rider -> groupOf.put(rider.jobId(), group.id()));
          }
        });
    return new GroupPlan(groups, groupOf);
  }

  private static Lot lot(Rider rider, Predicate<String> paused, Instant now) {
    Instant runAt = rider.runAt();
    Long dueSecond = runAt == null || !runAt.isAfter(now) ? null : runAt.getEpochSecond();
    return new Lot(
        rider.queue(),
        rider.brief(),
        rider.priority(),
        rider.whole(),
        dueSecond == null && paused.test(rider.kind()) ? Brake.kind(rider.kind()) : null,
        dueSecond);
  }

  private static JobGroup group(String id, Lot lot, List<Rider> riders, String owner, Instant now) {
    Set<String> kinds = new LinkedHashSet<>();
    Instant due = now;
    for (Rider rider : riders) {
      kinds.add(rider.kind());
      Instant runAt = rider.runAt();
      due = runAt != null && runAt.isAfter(due) ? runAt : due;
    }
    return new JobGroup(
        id,
        lot.queue(),
        lot.brief(),
        lot.priority(),
        riders.stream().map(Rider::jobId).toList(),
        kinds,
        lot.whole(),
        now,
        lot.heldBy() == null ? due : null,
        lot.heldBy(),
        owner,
        null,
        null,
        null,
        JobGroup.MOST);
  }

  List<String> groupIds() {
    return groups.stream().map(JobGroup::id).toList();
  }
}
