package io.leadline.workers;

import io.leadline.activities.temporal.ChainSignals;
import io.leadline.activities.temporal.PayloadKeys;
import io.leadline.activities.temporal.TemporalProfile;
import io.leadline.workers.config.QueueSettings;
import io.leadline.workers.config.WorkerConfig;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process, one per task queue, from start to orderly end: stop polling, let
 * what runs finish within the grace period (heartbeats stay allowed), then hand the rest back.
 * Nothing is lost either way, since the server gives unfinished work to the next worker.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final Duration AFTER_GRACE = Duration.ofSeconds(3);
  private static final int CACHED_WORKFLOWS = 500;
  private static final int POLLERS = 2;

  private final WorkerConfig config;
  private final JobsWiring jobs;
  private final WorkflowServiceStubs stubs;
  private final WorkerFactory factory;

  WorkerProcess(WorkerConfig config, Wiring wiring, ProcessMetrics metrics) {
    this.config = config;
    this.jobs = wiring.backgroundJobs();
    TemporalProfile profile = TemporalProfile.load(config.backends().temporal());
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(profile.options())
                .setMetricsScope(metrics.temporalScope())
                .build());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(profile.namespace())
                .setDataConverter(PayloadKeys.converter(config.dataKeys()))
                .build());
    jobs.tell(new ChainSignals(() -> client, Thread::startVirtualThread));
    factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED_WORKFLOWS)
                .setWorkerInterceptors(wiring.failures())
                .build());
    config.queues().forEach(queue -> register(queue, wiring));
  }

  private void register(QueueSettings queue, Wiring wiring) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setUsingVirtualThreads(true)
            .setMaxConcurrentActivityExecutionSize(queue.activities())
            .setMaxConcurrentWorkflowTaskExecutionSize(queue.workflowTasks())
            .setMaxConcurrentLocalActivityExecutionSize(queue.activities())
            .setMaxConcurrentActivityTaskPollers(POLLERS)
            .setMaxConcurrentWorkflowTaskPollers(POLLERS)
            .setAllowActivityHeartbeatDuringShutdown(true);
    if (queue.ratePerSecond() > 0 && !queue.isOfJobs()) {
      options.setMaxTaskQueueActivitiesPerSecond(queue.ratePerSecond());
    }
    Worker worker = factory.newWorker(queue.name(), options.build());
    for (WorkerRegistry.Line line : WorkerRegistry.LINES) {
      if (line.queue().equals(queue.name())) {
        switch (line) {
          case WorkerRegistry.Line.Workflow it ->
              worker.registerWorkflowImplementationTypes(it.type());
          case WorkerRegistry.Line.Activities it ->
              worker.registerActivitiesImplementations(it.make().apply(wiring));
        }
      }
    }
  }

  void start() {
    factory.start();
    LOG.info(
        "working on {}",
        config.queues().stream().map(queue -> queue.name() + " (" + queue.slots() + ")").toList());
  }

  /** Whether Temporal can be reached. */
  boolean isConnected() {
    try {
      return stubs.healthCheck().getStatusValue() == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    LOG.info("stopping: finishing what runs, for {} s at most", config.grace().toSeconds());
    jobs.stop(config.grace());
    factory.shutdown();
    factory.awaitTermination(config.grace().toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      LOG.warn("handing back what did not finish; another worker goes on with it");
      factory.shutdownNow();
      factory.awaitTermination(AFTER_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }
    stubs.shutdownNow();
    LOG.info("stopped");
  }
}
