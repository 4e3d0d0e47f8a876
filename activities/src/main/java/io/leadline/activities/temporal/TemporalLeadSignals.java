package io.leadline.activities.temporal;

import io.leadline.activities.lead.LeadSignals;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadLifecycleInput;
import io.leadline.workflows.lead.LeadLifecycleWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.function.Supplier;

/**
 * Delivers to the workflow of a lead with signal-with-start: one atomic call, whether the workflow
 * runs, has completed, or never began.
 */
public final class TemporalLeadSignals implements LeadSignals {
  private final Supplier<WorkflowClient> temporal;

  /**
   * @param temporal asked when there is something to deliver
   */
  public TemporalLeadSignals(Supplier<WorkflowClient> temporal) {
    this.temporal = temporal;
  }

  @Override
  public void deliver(String leadId, LeadEvent event) {
    WorkflowClient client = temporal.get();
    LeadLifecycleWorkflow lead =
        client.newWorkflowStub(
            LeadLifecycleWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.lead(leadId))
                .setTaskQueue(TaskQueues.LEADS)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build());
    BatchRequest request = client.newSignalWithStartRequest();
    request.add(lead::live, LeadLifecycleInput.of(leadId));
    signal(request, lead, event);
    client.signalWithStart(request);
  }

  private static void signal(BatchRequest request, LeadLifecycleWorkflow lead, LeadEvent event) {
    switch (event) {
      case LeadEvent.SignedUp signedUp -> request.add(lead::signUp, signedUp);
      case LeadEvent.Confirmed confirmed -> request.add(lead::confirm, confirmed);
      case LeadEvent.ResendRequested asked -> request.add(lead::resendVerification, asked);
      case LeadEvent.Unsubscribed left -> request.add(lead::unsubscribe, left);
      case LeadEvent.Complained complained -> request.add(lead::complain, complained);
      case LeadEvent.Bounced bounced -> request.add(lead::bounce, bounced);
      case LeadEvent.StepRetried retried -> request.add(lead::retryStep, retried);
      case LeadEvent.Engaged it -> request.add(lead::engaged, it);
      case LeadEvent.DeliveryFailing it -> request.add(lead::deliveryFailing, it);
      case LeadEvent.DeliveryRestored it -> request.add(lead::deliveryRestored, it);
      case LeadEvent.SmsStopped it -> request.add(lead::smsStop, it);
      case LeadEvent.SmsStarted it -> request.add(lead::smsStart, it);
      case LeadEvent.PauseRequested it -> request.add(lead::pause, it);
      case LeadEvent.ResumeRequested it -> request.add(lead::resume, it);
      case LeadEvent.Kept it -> request.add(lead::keep, it);
      case LeadEvent.AddressChangeRequested it -> request.add(lead::changeAddress, it);
      case LeadEvent.AddressConfirmed it -> request.add(lead::confirmAddress, it);
      case LeadEvent.PreferencesChanged it -> request.add(lead::preferences, it);
      case LeadEvent.EraseRequested it -> request.add(lead::erase, it);
    }
  }
}
