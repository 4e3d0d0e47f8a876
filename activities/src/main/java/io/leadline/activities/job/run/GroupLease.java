package io.leadline.activities.job.run;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hold of one activity attempt on its groups. Another attempt takes them over by claiming them;
 * whoever sleeps past the end of its lease must ask before it goes on.
 */
final class GroupLease {
  private final JobGroups groups;
  private final String token;
  private final Duration length;
  private final InstantSource clock;
  private volatile Set<String> held;
  private volatile Instant until;

  private GroupLease(
      JobGroups groups,
      String token,
      Duration length,
      InstantSource clock,
      Set<String> held,
      Instant until) {
    this.groups = groups;
    this.token = token;
    this.length = length;
    this.clock = clock;
    this.held = held;
    this.until = until;
  }

  /**
   * A lease, and the groups as they were before.
   *
   * @param groups those that were claimed
   */
  record Claim(GroupLease lease, List<JobGroup> groups) {}

  /**
   * @param runner workflow that the groups are claimed for
   * @param token of this attempt alone
   */
  static Claim claim(
      JobGroups groups,
      Collection<String> ids,
      String runner,
      String token,
      Duration length,
      InstantSource clock) {
    Instant until = clock.instant().plus(length);
    List<JobGroup> claimed = groups.claim(ids, runner, token, until);
    Set<String> held = claimed.stream().map(JobGroup::id).collect(Collectors.toUnmodifiableSet());
    return new Claim(new GroupLease(groups, token, length, clock, held, until), claimed);
  }

  /** Whether a group surely is ours; asks the store when the lease has run out. */
  boolean holds(String group) {
    if (!held.contains(group)) {
      return false;
    }
    if (clock.instant().isAfter(until)) {
      renew();
    }
    return held.contains(group);
  }

  /** Whether any of the groups is still ours, as far as is known. */
  boolean holdsAny() {
    return !held.isEmpty();
  }

  /** Prolongs the lease on what has not been taken over. */
  synchronized void renew() {
    Instant next = clock.instant().plus(length);
    Set<String> still = groups.renew(held, token, next);
    held = Set.copyOf(still);
    until = next;
  }

  void window(int size) {
    held.forEach(group -> groups.window(group, token, size));
  }

  /** Ends the groups, all jobs of which are recorded. */
  void remove() {
    groups.remove(held, token);
  }
}
