package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.failure.FailureInterceptor;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.BackgroundJobsWorkflow;
import io.leadline.workflows.job.BackgroundJobsWorkflowImpl;
import io.leadline.workflows.job.GroupsInput;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of jobs on Temporal's own worker, from start to recorded end. */
class WorkerShutdownTest {
  private static final String QUEUE = JobQueue.DEFAULT.taskQueue();

  private final JobWorld world = new JobWorld();
  private final JobRuns process = world.process(20);
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final WorkerFactory factory =
      WorkerFactory.newInstance(
          environment.getWorkflowClient(),
          WorkerFactoryOptions.newBuilder()
              .setUsingVirtualWorkflowThreads(true)
              .setWorkerInterceptors(new FailureInterceptor(() -> "e1", alarm -> {}))
              .build());

  @AfterEach
  void close() {
    factory.shutdownNow();
    environment.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1,scripted-brief,6",
    "500,scripted-brief,6",
    "1,scripted-long,11",
    "500,scripted-long,11"
  })
  void groupCostsFewEvents_whateverItsSize(int size, String kind, int events) {
    world.scripts.put("works", context -> "done");
    JobGroup group = world.group("g", size, kind, "works");
    startWorker();

    run(group).getResult(Void.class);

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(environment.getWorkflowClient().fetchHistory("jobs:g").getEvents()).hasSize(events);
  }

  @Test
  void whatAJobThrowsNeverEntersTheHistory() throws Exception {
    world.scripts.put(
        "fails",
        context -> {
          throw new IllegalStateException("jane@example.com is unknown");
        });
    JobGroup group = world.group("g", 1, JobWorld.LONG, "fails");
    startWorker();

    run(group).getResult(Void.class);

    assertThat(world.it().status()).isEqualTo(JobStatus.RETRYING);
    assertThat(environment.getWorkflowClient().fetchHistory("jobs:g").toJson(false))
        .doesNotContain("jane");
  }

  @ParameterizedTest
  @ValueSource(strings = {JobWorld.BRIEF, JobWorld.LONG})
  void workerGoesDownInTime_andNothingIsLostOrRunTwice(String kind) throws Exception {
    CountDownLatch began = new CountDownLatch(20);
    CountDownLatch go = new CountDownLatch(1);
    world.scripts.put(
        "waits",
        context -> {
          began.countDown();
          go.await();
          return null;
        });
    List<JobRecord> jobs =
        IntStream.range(0, 500).mapToObj(i -> world.job("j" + i, "g", kind, "waits")).toList();
    JobGroup group = world.accept("g", JobWorld.isBrief(kind), jobs);
    startWorker();
    run(group);
    began.await();

    process.stop(Duration.ofMinutes(1));
    factory.shutdown();
    go.countDown();
    factory.awaitTermination(60, TimeUnit.SECONDS);

    assertThat(factory.isTerminated()).isTrue();
    // The last workflow task, if one is left, is another worker's.
    assertThat(environment.getWorkflowClient().fetchHistory("jobs:g").getEvents())
        .extracting(HistoryEvent::getEventType)
        .containsAnyOf(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
    Set<String> later =
        world.store.findAll(group.jobs()).stream()
            .filter(job -> !job.status().isFinal())
            .map(JobRecord::group)
            .collect(Collectors.toSet());
    assertThat(later).isNotEmpty().doesNotContain("g");
    JobRuns other = world.process(20);
    later.forEach(id -> world.run(other, id));
    assertThat(world.store.findAll(group.jobs()))
        .hasSize(500)
        .allSatisfy(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
              assertThat(world.runsOf(job.id())).isEqualTo(1);
            });
  }

  private void startWorker() {
    Worker worker =
        factory.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build());
    worker.registerWorkflowImplementationTypes(BackgroundJobsWorkflowImpl.class);
    worker.registerActivitiesImplementations(new JobActivitiesImpl(process));
    factory.start();
  }

  private WorkflowStub run(JobGroup group) {
    WorkflowClient client = environment.getWorkflowClient();
    BackgroundJobsWorkflow workflow =
        client.newWorkflowStub(
            BackgroundJobsWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.jobs(group.id()))
                .setTaskQueue(QUEUE)
                .build());
    WorkflowClient.start(workflow::run, new GroupsInput(QUEUE, List.of(group.id()), group.brief()));
    return WorkflowStub.fromTyped(workflow);
  }
}
