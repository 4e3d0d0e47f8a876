package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link JobGroups} keeps; extended by the fake and each adapter. */
public abstract class JobGroupsContract {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final Instant LEASE = NOW.plusSeconds(10);

  /** The groups under test, empty. */
  protected abstract JobGroups groups();

  @Test
  public void givesBackEverythingOfAGroup() {
    JobGroup full =
        new JobGroup(
            "full",
            JobQueue.LOW,
            true,
            2,
            List.of("a", "b"),
            Set.of("noop", "send-email"),
            "batch:b",
            NOW,
            NOW.plusMillis(3),
            "batch:b",
            "api-1",
            "jobs:full",
            "t1",
            LEASE,
            250);
    JobGroup plain = group("plain", 3, NOW);

    groups().insert(List.of(full, plain));

    assertThat(groups().find("full")).contains(full);
    assertThat(groups().find("plain")).contains(plain);
    assertThat(groups().find("nobody")).isEmpty();
  }

  @Test
  public void insertingTheSameIdAgainChangesNothing() {
    groups().insert(List.of(group("a", 3, NOW)));
    groups().insert(List.of(group("a", 1, NOW.plusSeconds(9)), group("b", 1, NOW)));
    groups().insert(List.of());

    assertThat(groups().find("a")).contains(group("a", 3, NOW));
    assertThat(groups().find("b")).isPresent();
  }

  @Test
  public void letsAJobJoinUntilClaimedOrFull() {
    List<String> almostAll = IntStream.range(0, JobGroup.MOST - 1).mapToObj(n -> "j" + n).toList();
    groups().insert(List.of(group("a", 3, NOW), group("full", almostAll)));

    assertThat(groups().join("a", "late", "send-sms")).isTrue();
    assertThat(groups().join("a", "late", "send-sms")).isTrue();
    assertThat(groups().join("full", "last", "noop")).isTrue();
    assertThat(groups().join("full", "beyond", "noop")).isFalse();
    assertThat(groups().join("nobody", "x", "noop")).isFalse();
    assertThat(groups().claim(List.of("a"), "jobs:a", "t1", LEASE).getFirst().jobs())
        .containsExactly("a-1", "a-2", "late");
    assertThat(groups().join("a", "later", "noop")).isFalse();

    assertThat(groups().find("a").orElseThrow().jobs()).containsExactly("a-1", "a-2", "late");
    assertThat(groups().find("a").orElseThrow().kinds())
        .containsExactlyInAnyOrder("noop", "send-sms");
    assertThat(groups().find("full").orElseThrow().jobs()).hasSize(JobGroup.MOST);
  }

  @Test
  public void givesWhatIsDueMostUrgentFirst() {
    groups()
        .insert(
            List.of(
                group("late", 1, NOW.plusSeconds(1)),
                group("plain2", 3, NOW.minusSeconds(1)),
                group("plain1", 3, NOW.minusSeconds(2)),
                group("urgent", 1, NOW),
                group("held", 1, null),
                group("claimed", 1, NOW)));
    groups().claim(List.of("claimed"), "jobs:claimed", "t1", LEASE);

    assertThat(due(NOW, 10)).containsExactly("urgent", "plain1", "plain2");
    assertThat(due(NOW, 2)).containsExactly("urgent", "plain1");
    assertThat(due(NOW.plusSeconds(1), 10)).containsExactly("urgent", "late", "plain1", "plain2");
    assertThat(groups().due(JobQueue.HIGH, NOW, 10)).isEmpty();
  }

  @Test
  public void leavesOutWhatWasHandedOverForAWhile() {
    groups().insert(List.of(group("a", 3, NOW), group("b", 3, NOW), group("claimed", 3, NOW)));
    groups().claim(List.of("claimed"), "jobs:claimed", "t1", LEASE);

    groups().handedOver(List.of("a", "claimed", "nobody"), NOW.plusSeconds(60));
    groups().handedOver(List.of("a"), NOW.plusSeconds(60));
    groups().handedOver(List.of(), NOW);

    assertThat(due(NOW.plusSeconds(59), 10)).containsExactly("b");
    assertThat(due(NOW.plusSeconds(60), 10)).containsExactlyInAnyOrder("a", "b");
    assertThat(groups().backlog(NOW).get(JobQueue.DEFAULT))
        .isEqualTo(new JobGroups.Backlog(4, NOW));
    groups().free("claimed", "jobs:claimed", NOW.plusSeconds(7));
    assertThat(due(NOW.plusSeconds(7), 10)).containsExactlyInAnyOrder("b", "claimed");
  }

  @Test
  public void oneWorkflowClaimsAGroup() {
    groups().insert(List.of(group("a", 3, NOW), group("b", 3, NOW)));

    List<JobGroup> first = groups().claim(List.of("a", "nobody"), "jobs:a", "t1", LEASE);
    List<JobGroup> second = groups().claim(List.of("a", "b"), "jobs:b", "t2", LEASE);

    assertThat(first).extracting(JobGroup::id).containsExactly("a");
    assertThat(first).extracting(JobGroup::token).containsExactly((String) null);
    assertThat(second).extracting(JobGroup::id).containsExactly("b");
    assertThat(groups().claim(List.of(), "jobs:b", "t2", LEASE)).isEmpty();

    JobGroup claimed = groups().find("a").orElseThrow();
    assertThat(claimed.runner()).isEqualTo("jobs:a");
    assertThat(claimed.token()).isEqualTo("t1");
    assertThat(claimed.leaseUntil()).isEqualTo(LEASE);
  }

  @Test
  public void anotherAttemptOfTheWorkflowTakesOverAndSeesTheTokenBefore() {
    groups().insert(List.of(group("a", 3, NOW)));
    groups().claim(List.of("a"), "jobs:a", "t1", LEASE);

    List<JobGroup> before = groups().claim(List.of("a"), "jobs:a", "t2", LEASE);

    assertThat(before).extracting(JobGroup::token).containsExactly("t1");
    assertThat(groups().renew(List.of("a"), "t1", LEASE)).isEmpty();
    assertThat(groups().window("a", "t1", 7)).isFalse();
    groups().remove(List.of("a"), "t1");
    assertThat(groups().find("a")).map(JobGroup::token).contains("t2");
  }

  @Test
  public void renewsWhatTheTokenHolds() {
    groups().insert(List.of(group("a", 3, NOW), group("b", 3, NOW), group("c", 3, NOW)));
    groups().claim(List.of("a", "b"), "jobs:a", "t1", LEASE);

    assertThat(groups().renew(List.of("a", "b"), "t1", LEASE.plusSeconds(1)))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(groups().renew(List.of("a", "c", "nobody"), "t1", LEASE.plusSeconds(2)))
        .containsExactly("a");
    assertThat(groups().renew(List.of(), "t1", LEASE)).isEmpty();

    assertThat(groups().find("a")).map(JobGroup::leaseUntil).contains(LEASE.plusSeconds(2));
    assertThat(groups().find("b")).map(JobGroup::leaseUntil).contains(LEASE.plusSeconds(1));
  }

  @Test
  public void storesTheWindowForTheNextAttempt() {
    groups().insert(List.of(group("a", 3, NOW)));
    groups().claim(List.of("a"), "jobs:a", "t1", LEASE);

    assertThat(groups().window("a", "t1", 1)).isTrue();
    assertThat(groups().window("a", "t1", 1)).isTrue();

    assertThat(groups().claim(List.of("a"), "jobs:a", "t2", LEASE))
        .extracting(JobGroup::window)
        .containsExactly(1);
  }

  @Test
  public void endsGroupsOfTheToken() {
    groups().insert(List.of(group("a", 3, NOW), group("b", 3, NOW)));
    groups().claim(List.of("a"), "jobs:a", "t1", LEASE);

    groups().remove(List.of("a", "b", "nobody"), "t1");
    groups().remove(List.of("a"), "t1");
    groups().remove(List.of(), "t1");

    assertThat(groups().find("a")).isEmpty();
    assertThat(groups().find("b")).isPresent();
  }

  @Test
  public void releasesWhatWasHeldForOneReason() {
    groups().insert(List.of(held("a", "batch:1"), held("b", "batch:1"), held("c", "kind:noop")));

    assertThat(groups().held("batch:1"))
        .isEqualTo(held("a", "").jobs().size() + held("b", "").jobs().size());

    groups().release("batch:1", NOW);
    groups().release("batch:1", NOW.plusSeconds(5));

    assertThat(due(NOW, 10)).containsExactlyInAnyOrder("a", "b");
    assertThat(groups().find("a").orElseThrow().heldBy()).isNull();
    assertThat(groups().find("c").orElseThrow().heldBy()).isEqualTo("kind:noop");
    assertThat(groups().held("batch:1")).isZero();
  }

  @Test
  public void releasesAsManyAsAreMissing_untilTheyHaveEnded() {
    groups()
        .insert(
            List.of(
                held("a", "batch:1"),
                held("b", "batch:1"),
                held("c", "batch:1"),
                held("d", "batch:1"),
                held("other", "batch:2")));

    groups().release("batch:1", NOW, 2);
    groups().release("batch:1", NOW, 2);
    groups().release("nothing", NOW, 2);
    assertThat(due(NOW, 10)).containsExactlyInAnyOrder("a", "b");

    groups().claim(List.of("a", "b"), "jobs:a", "t1", LEASE);
    groups().release("batch:1", NOW, 2);
    assertThat(due(NOW, 10)).isEmpty();

    groups().remove(List.of("b"), "t1");
    groups().release("batch:1", NOW, 2);
    assertThat(due(NOW, 10)).containsExactly("c");
    assertThat(groups().find("d").orElseThrow().heldBy()).isEqualTo("batch:1");
  }

  @Test
  public void freesWhatAnEndedWorkflowHeld() {
    groups().insert(List.of(owned("a"), owned("b")));
    groups().claim(List.of("a"), "jobs:a", "t1", LEASE);
    groups().claim(List.of("b"), "jobs:b", "t2", LEASE.plusSeconds(5));

    assertThat(abandoned(LEASE)).isEmpty();
    assertThat(abandoned(LEASE.plusSeconds(1))).containsExactly("a");
    assertThat(abandoned(LEASE.plusSeconds(9))).containsExactly("a", "b");
    assertThat(groups().abandoned(LEASE.plusSeconds(9), 1)).hasSize(1);

    groups().free("a", "jobs:b", NOW);
    assertThat(groups().find("a")).map(JobGroup::runner).contains("jobs:a");
    groups().free("a", "jobs:a", NOW);
    groups().free("a", "jobs:a", NOW.plusSeconds(7));

    assertThat(abandoned(LEASE.plusSeconds(9))).containsExactly("b");
    assertThat(groups().renew(List.of("a"), "t1", LEASE)).isEmpty();
    JobGroup freed = groups().find("a").orElseThrow();
    assertThat(freed.dueAt()).isEqualTo(NOW);
    assertThat(freed.owner()).isNull();
    assertThat(due(NOW, 10)).containsExactly("a");
    assertThat(groups().claim(List.of("a"), "jobs:other", "t3", LEASE))
        .extracting(JobGroup::token)
        .containsExactly("t1");
  }

  @Test
  public void tellsWhatWaits() {
    groups()
        .insert(
            List.of(
                group("a", 3, NOW.minusSeconds(30)),
                group("b", 1, NOW.minusSeconds(20)),
                group("late", 3, NOW.plusSeconds(20)),
                held("held", "batch:1"),
                group("claimed", 3, NOW.minusSeconds(90))));
    groups().claim(List.of("claimed"), "jobs:claimed", "t1", LEASE);
    groups().join("b", "b-3", "noop");

    assertThat(groups().backlog(NOW).get(JobQueue.DEFAULT))
        .isEqualTo(new JobGroups.Backlog(5, NOW.minusSeconds(30)));
    assertThat(groups().backlog(NOW).get(JobQueue.LOW)).isEqualTo(new JobGroups.Backlog(0, NOW));
  }

  private List<String> due(Instant now, int limit) {
    return groups().due(JobQueue.DEFAULT, now, limit).stream().map(JobGroup::id).toList();
  }

  private List<String> abandoned(Instant leaseBefore) {
    return groups().abandoned(leaseBefore, 10).stream().map(JobGroup::id).toList();
  }

  private static JobGroup group(String id, int priority, @Nullable Instant dueAt) {
    return group(id, priority, List.of(id + "-1", id + "-2"), dueAt, null, null);
  }

  private static JobGroup group(String id, List<String> jobs) {
    return group(id, 3, new ArrayList<>(jobs), NOW, null, null);
  }

  private static JobGroup held(String id, String reason) {
    return group(id, 3, List.of(id + "-1"), null, reason, null);
  }

  private static JobGroup owned(String id) {
    return group(id, 3, List.of(id + "-1"), NOW, null, "api-1");
  }

  private static JobGroup group(
      String id,
      int priority,
      List<String> jobs,
      @Nullable Instant dueAt,
      @Nullable String heldBy,
      @Nullable String owner) {
    return new JobGroup(
        id,
        JobQueue.DEFAULT,
        false,
        priority,
        jobs,
        Set.of("noop"),
        null,
        NOW,
        dueAt,
        heldBy,
        owner,
        null,
        null,
        null,
        JobGroup.MOST);
  }
}
