package io.leadline.workflows.lead;

import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A lead's workflow on the time-skipping server, with fakes for everything that it calls. */
final class LeadLifecycleStage implements AutoCloseable {
  static final String LEAD = "lead1";

  final FakeLeadActivities store = new FakeLeadActivities(LifecycleSettings.DEFAULTS);
  final FakeVerificationActivities mails = new FakeVerificationActivities();
  final FakeNoticeActivities notices = new FakeNoticeActivities();
  private final TestWorkflowEnvironment environment;

  LeadLifecycleStage() {
    this(LeadLifecycleWorkflowImpl.class);
  }

  LeadLifecycleStage(Class<? extends LeadLifecycleWorkflowImpl> implementation) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute(
                    SearchAttributes.LEAD_STAGE.getName(),
                    IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
    Worker leads = environment.newWorker(TaskQueues.LEADS);
    leads.registerWorkflowImplementationTypes(implementation);
    leads.registerActivitiesImplementations(store);
    environment.newWorker(TaskQueues.EMAIL).registerActivitiesImplementations(mails, notices);
    environment.newWorker(TaskQueues.SMS).registerActivitiesImplementations(notices);
    environment.start();
  }

  Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  void later(Duration duration) {
    environment.sleep(duration);
  }

  /** Signal-with-start, as every event of a lead is delivered. */
  void signal(LeadEvent event) {
    LeadLifecycleWorkflow workflow =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                LeadLifecycleWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.lead(LEAD))
                    .setTaskQueue(TaskQueues.LEADS)
                    .build());
    BatchRequest request = environment.getWorkflowClient().newSignalWithStartRequest();
    request.add(workflow::live, LeadLifecycleInput.of(LEAD));
    switch (event) {
      case LeadEvent.SignedUp it -> request.add(workflow::signUp, it);
      case LeadEvent.Confirmed it -> request.add(workflow::confirm, it);
      case LeadEvent.ResendRequested it -> request.add(workflow::resendVerification, it);
      case LeadEvent.Unsubscribed it -> request.add(workflow::unsubscribe, it);
      case LeadEvent.Complained it -> request.add(workflow::complain, it);
      case LeadEvent.Bounced it -> request.add(workflow::bounce, it);
      case LeadEvent.StepRetried it -> request.add(workflow::retryStep, it);
      case LeadEvent.Engaged it -> request.add(workflow::engaged, it);
      case LeadEvent.DeliveryFailing it -> request.add(workflow::deliveryFailing, it);
      case LeadEvent.DeliveryRestored it -> request.add(workflow::deliveryRestored, it);
      case LeadEvent.SmsStopped it -> request.add(workflow::smsStop, it);
      case LeadEvent.SmsStarted it -> request.add(workflow::smsStart, it);
      case LeadEvent.PauseRequested it -> request.add(workflow::pause, it);
      case LeadEvent.ResumeRequested it -> request.add(workflow::resume, it);
      case LeadEvent.Kept it -> request.add(workflow::keep, it);
      case LeadEvent.AddressChangeRequested it -> request.add(workflow::changeAddress, it);
      case LeadEvent.AddressConfirmed it -> request.add(workflow::confirmAddress, it);
      case LeadEvent.PreferencesChanged it -> request.add(workflow::preferences, it);
      case LeadEvent.EraseRequested it -> request.add(workflow::erase, it);
    }
    environment.getWorkflowClient().signalWithStart(request);
  }

  LeadState state() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(LeadLifecycleWorkflow.class, WorkflowIds.lead(LEAD))
        .state();
  }

  void awaitStage(LeadStage stage) {
    await(() -> store.projection(LEAD).stage() == stage);
  }

  /** Waits in virtual time, in small steps, so that retries and timers can happen. */
  void await(BooleanSupplier condition) {
    for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
      later(Duration.ofMillis(20));
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("never happened; state is " + state() + " after " + events());
    }
  }

  boolean running() {
    return stub().describe().getStatus().getNumber() == 1;
  }

  String shownStage() {
    return stub().describe().getTypedSearchAttributes().get(SearchAttributes.LEAD_STAGE);
  }

  String runId() {
    return stub().describe().getExecution().getRunId();
  }

  private WorkflowStub stub() {
    return environment.getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.lead(LEAD));
  }

  WorkflowExecutionHistory history() {
    return history("");
  }

  WorkflowExecutionHistory history(String runId) {
    WorkflowClient client = environment.getWorkflowClient();
    return runId.isEmpty()
        ? client.fetchHistory(WorkflowIds.lead(LEAD))
        : client.fetchHistory(WorkflowIds.lead(LEAD), runId);
  }

  List<EventType> events() {
    return history().getEvents().stream().map(HistoryEvent::getEventType).toList();
  }

  @Override
  public void close() {
    environment.close();
  }
}
