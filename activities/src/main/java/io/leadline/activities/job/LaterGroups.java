package io.leadline.activities.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts jobs that are to run later into groups of their own, those of one second together. The
 * groups are stored first and the records pointed to them afterwards: a group that lists a job
 * which is not in it is harmless.
 */
public final class LaterGroups {
  private final JobGroups groups;
  private final Supplier<String> ids;
  private final InstantSource clock;

  public LaterGroups(JobGroups groups, Supplier<String> ids, InstantSource clock) {
    this.groups = groups;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A job that runs later.
   *
   * @param brief whether its kind is
   * @param due not to be run before; null while it is held
   * @param heldBy as {@link JobGroup#heldBy}
   * @param alone whether it gets a group to itself, since it may have killed its worker
   */
  public record Later(
      JobRecord job, boolean brief, @Nullable Instant due, @Nullable String heldBy, boolean alone) {
    @Nullable String whole() {
      return job.part() == null ? null : job.part().whole();
    }
  }

  /**
   * Stores the groups, in one write.
   *
   * @return the group of each job
   */
  public Map<String, String> place(Collection<Later> jobs) {
    Map<Together, List<Later>> together = new LinkedHashMap<>();
    for (Later job : jobs) {
      together.computeIfAbsent(Together.of(job), key -> new ArrayList<>()).add(job);
    }
    Map<String, String> placed = new HashMap<>();
    List<JobGroup> made = new ArrayList<>();
    for (List<Later> same : together.values()) {
      for (int from = 0; from < same.size(); from += JobGroup.MOST) {
        JobGroup group = group(same.subList(from, Math.min(from + JobGroup.MOST, same.size())));
        made.add(group);
        group.jobs().forEach(job -> placed.put(job, group.id()));
      }
    }
    groups.insert(made);
    return placed;
  }

  private JobGroup group(List<Later> same) {
    Later any = same.getFirst();
    @Nullable Instant due =
        any.due() == null
            ? null
            : same.stream().map(Later::due).max(Instant::compareTo).orElseThrow();
    return new JobGroup(
        ids.get(),
        any.job().queue(),
        any.brief(),
        any.job().priority(),
        same.stream().map(later -> later.job().id()).toList(),
        same.stream().map(later -> later.job().kind()).collect(Collectors.toUnmodifiableSet()),
        any.whole(),
        clock.instant(),
        due,
        any.heldBy(),
        null,
        null,
        null,
        null,
        any.alone() ? 1 : JobGroup.MOST);
  }

  /** What jobs of one group have in common. */
  private record Together(
      JobQueue queue,
      boolean brief,
      int priority,
      @Nullable String whole,
      @Nullable Instant second,
      @Nullable String heldBy,
      @Nullable String alone) {
    static Together of(Later later) {
      JobRecord job = later.job();
      return new Together(
          job.queue(),
          later.brief(),
          job.priority(),
          later.whole(),
          later.due() == null ? null : later.due().truncatedTo(ChronoUnit.SECONDS),
          later.heldBy(),
          later.alone() ? job.id() : null);
    }
  }
}
