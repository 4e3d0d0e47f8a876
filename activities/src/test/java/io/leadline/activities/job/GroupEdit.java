package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of a group with some of its parts changed, for {@link FakeJobGroups}. */
final class GroupEdit {
  private final JobGroup group;
  private List<String> jobs;
  private Set<String> kinds;
  private @Nullable Instant dueAt;
  private @Nullable String heldBy;
  private @Nullable String owner;
  private @Nullable String runner;
  private @Nullable String token;
  private @Nullable Instant leaseUntil;
  private int window;

  GroupEdit(JobGroup group) {
    this.group = group;
    jobs = group.jobs();
    kinds = group.kinds();
    dueAt = group.dueAt();
    heldBy = group.heldBy();
    owner = group.owner();
    runner = group.runner();
    token = group.token();
    leaseUntil = group.leaseUntil();
    window = group.window();
  }

  GroupEdit join(String jobId, String kind) {
    kinds = Stream.concat(kinds.stream(), Stream.of(kind)).collect(Collectors.toSet());
    jobs = Stream.concat(jobs.stream(), Stream.of(jobId)).toList();
    return this;
  }

  GroupEdit token(@Nullable String attempt) {
    token = attempt;
    return this;
  }

  GroupEdit claimed(String workflow, String attempt, Instant until) {
    runner = workflow;
    token = attempt;
    leaseUntil = until;
    return this;
  }

  GroupEdit leaseUntil(Instant until) {
    leaseUntil = until;
    return this;
  }

  GroupEdit window(int size) {
    window = size;
    return this;
  }

  GroupEdit released(Instant due) {
    dueAt = due;
    heldBy = null;
    return this;
  }

  GroupEdit freed(Instant due) {
    dueAt = due;
    owner = null;
    runner = null;
    token = null;
    leaseUntil = null;
    return this;
  }

  JobGroup done() {
    return new JobGroup(
        group.id(),
        group.queue(),
        group.brief(),
        group.priority(),
        jobs,
        kinds,
        group.whole(),
        group.createdAt(),
        dueAt,
        heldBy,
        owner,
        runner,
        token,
        leaseUntil,
        window);
  }
}
