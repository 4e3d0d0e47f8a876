package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that is told to go down under 500 jobs. */
class StopTest {
  private final JobWorld world = new JobWorld();
  private final JobRuns process = world.process(20);
  private final CountDownLatch began = new CountDownLatch(20);
  private final CountDownLatch go = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(strings = {JobWorld.LONG, JobWorld.BRIEF})
  void whatRunsMayEnd_andTheRestRunsElsewhere_eachOnce(String kind) throws Exception {
    world.scripts.put("waits", context -> waits());
    JobGroup group = group(kind);
    Thread run = Thread.ofVirtual().start(() -> world.run(process, "g"));
    began.await();

    process.stop(Duration.ofMinutes(1));
    go.countDown();
    run.join();

    assertThat(world.groups.find("g")).isEmpty();
    List<JobRecord> jobs = world.store.findAll(group.jobs());
    assertThat(count(jobs, JobStatus.SUCCEEDED)).isEqualTo(20);
    assertThat(count(jobs, JobStatus.PENDING)).isEqualTo(480);

    goOnElsewhere(jobs);

    assertThat(world.store.findAll(group.jobs()))
        .allSatisfy(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
              assertThat(job.losses()).isZero();
              assertThat(world.runsOf(job.id())).isEqualTo(1);
            });
  }

  @Test
  void whatDoesNotEndInTimeIsInterrupted_andRunsElsewhere() throws Exception {
    world.scripts.put("waits", context -> waits());
    JobGroup group = group(JobWorld.LONG);
    Thread run = Thread.ofVirtual().start(() -> world.run(process, "g"));
    began.await();

    process.stop(Duration.ofMillis(50));
    run.join();

    assertThat(world.groups.find("g")).isEmpty();
    List<JobRecord> jobs = world.store.findAll(group.jobs());
    assertThat(jobs)
        .allSatisfy(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.PENDING);
              assertThat(job.attempts()).isZero();
              assertThat(world.groups.find(job.group()).orElseThrow().token()).isNull();
            });

    go.countDown();
    goOnElsewhere(jobs);

    assertThat(world.store.findAll(group.jobs()))
        .allSatisfy(job -> assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED));
  }

  @Test
  void activityThatIsToldToStopHandsItsJobsBack() throws Exception {
    world.scripts.put("waits", context -> waits());
    JobGroup group = group(JobWorld.LONG);
    Thread run =
        Thread.ofVirtual()
            .start(
                () ->
                    process.run(
                        "jobs:g",
                        new io.leadline.workflows.job.GroupsInput(
                            "jobs-default", List.of("g"), false),
                        () -> {
                          throw new IllegalStateException("the activity is cancelled");
                        }));
    run.join();

    assertThat(world.store.findAll(group.jobs()))
        .allSatisfy(job -> assertThat(job.status()).isEqualTo(JobStatus.PENDING));
    assertThat(world.groups.find("g")).isEmpty();
  }

  private String waits() throws InterruptedException {
    began.countDown();
    go.await();
    return "done";
  }

  private JobGroup group(String kind) {
    return world.accept(
        "g",
        JobWorld.isBrief(kind),
        IntStream.range(0, 500).mapToObj(i -> world.job("j" + i, "g", kind, "waits")).toList());
  }

  private void goOnElsewhere(List<JobRecord> jobs) {
    Set<String> later =
        jobs.stream()
            .filter(job -> job.status() == JobStatus.PENDING)
            .map(JobRecord::group)
            .collect(Collectors.toSet());
    JobRuns other = world.process(20);
    later.forEach(id -> world.run(other, id));
  }

  private static long count(List<JobRecord> jobs, JobStatus status) {
    return jobs.stream().filter(job -> job.status() == status).count();
  }
}
