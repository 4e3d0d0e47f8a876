package io.leadline.sandbox.rehearsal;

import io.leadline.activities.failure.FailureInterceptor;
import io.leadline.sandbox.rehearsal.board.Workshop;
import io.leadline.starter.start.TemporalClients;
import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.alert.DailyAlertsWorkflowImpl;
import io.leadline.workflows.lead.LeadLifecycleWorkflowImpl;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Temporal's server in this process. Its clock runs ahead only while {@link #sleepUntil} waits and
 * nothing is being done; otherwise it keeps pace with ours.
 */
final class VirtualTime implements AutoCloseable, InstantSource {
  private static final String NAMESPACE = "rehearsal";

  private final TestWorkflowEnvironment environment;
  private final TemporalClients clients;

  /**
   * @param converter encrypts what the server stores
   */
  VirtualTime(Instant start, DataConverter converter, FailureInterceptor failures) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setInitialTime(start)
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setDataConverter(converter)
                        .setWorkerHeartbeatInterval(Duration.ZERO.minusSeconds(1))
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(failures)
                        .build())
                .registerSearchAttribute(
                    SearchAttributes.LEAD_STAGE.getName(),
                    IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                    SearchAttributes.ALERT_SLOT.getName(),
                    IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
                .build());
    // Not the environment's own client: while that waits for a result, time runs ahead.
    clients = TemporalClients.over(environment.getWorkflowServiceStubs(), NAMESPACE, converter);
  }

  /** Starts the product's workers; before that nothing that was begun goes on. */
  void start(Workshop workshop) {
    Worker leads = environment.newWorker(TaskQueues.LEADS);
    leads.registerWorkflowImplementationTypes(LeadLifecycleWorkflowImpl.class);
    leads.registerActivitiesImplementations(workshop.leads());
    Worker alerts = environment.newWorker(TaskQueues.ALERTS);
    alerts.registerWorkflowImplementationTypes(DailyAlertsWorkflowImpl.class);
    alerts.registerActivitiesImplementations(workshop.alerts());
    environment
        .newWorker(TaskQueues.EMAIL)
        .registerActivitiesImplementations(workshop.verifications(), workshop.notices());
    environment.newWorker(TaskQueues.SMS).registerActivitiesImplementations(workshop.notices());
    environment.start();
  }

  TemporalClients clients() {
    return clients;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  /** Lets time run until that moment; timers in between ring. Nothing happens for a past one. */
  void sleepUntil(Instant moment) {
    Duration left = Duration.between(instant(), moment);
    if (left.isPositive()) {
      environment.sleep(left);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
