package io.leadline.activities.job.intake;

import static io.leadline.activities.job.intake.IntakeWorld.NOW;
import static io.leadline.activities.job.intake.IntakeWorld.noop;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrayJobsTest {
  private final IntakeWorld world = new IntakeWorld("a");
  private final StrayJobs strays =
      new StrayJobs(
          world.jobs,
          world.groups,
          new Regroup(
              world.groups,
              world.inHand,
              world.seen,
              world.offered::add,
              new JobKinds(List.of(IntakeWorld.NOOP)),
              "a",
              world::nextId,
              world.clock()),
          world.clock());

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void givesANewGroupToWhatLostItsOwn() {
    JobRecord lost =
        JobBuilder.aJob("lost").createdAt(NOW).status(JobStatus.RETRYING).group("gone").build();
    world.jobs.insert(List.of(lost));
    world.pass(Duration.ofMinutes(2));

    strays.look();
    strays.look();

    JobRecord found = world.jobs.find("lost").orElseThrow();
    assertThat(found.status()).isEqualTo(JobStatus.RETRYING);
    assertThat(world.offered)
        .singleElement()
        .satisfies(group -> assertThat(group.id()).isEqualTo(found.group()))
        .satisfies(group -> assertThat(group.jobs()).containsExactly("lost"))
        .extracting(JobGroup::brief)
        .isEqualTo(true);
  }

  @Test
  void leavesAloneWhatHasItsGroup_whatHasEnded_andWhatIsNew() {
    world.jobs.insert(
        List.of(
            JobBuilder.aJob("ended")
                .createdAt(NOW)
                .group("gone")
                .ended(JobStatus.SUCCEEDED, NOW)
                .build()));
    world.intake().submit(noop());
    world.pass(Duration.ofMinutes(2));
    world.jobs.insert(
        List.of(JobBuilder.aJob("new").createdAt(world.clock().instant()).group("coming").build()));
    world.offered.clear();

    strays.look();

    assertThat(world.offered).isEmpty();
  }
}
