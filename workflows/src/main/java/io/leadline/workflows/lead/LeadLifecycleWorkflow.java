package io.leadline.workflows.lead;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The durable life of one lead, id {@code lead:<id>} on task queue {@code leads}. It owns the
 * lead's stage; facts that must hold at once (consent, suppression) are stored before it is
 * signalled. It completes some time after the lead closed; what comes later starts it again with
 * signal-with-start and it loads the stored state.
 */
@WorkflowInterface
public interface LeadLifecycleWorkflow {
  @WorkflowMethod(name = "LeadLifecycleWorkflow")
  void live(LeadLifecycleInput input);

  @SignalMethod(name = "signUp")
  void signUp(LeadEvent.SignedUp event);

  @SignalMethod(name = "confirm")
  void confirm(LeadEvent.Confirmed event);

  @SignalMethod(name = "resendVerification")
  void resendVerification(LeadEvent.ResendRequested event);

  @SignalMethod(name = "unsubscribe")
  void unsubscribe(LeadEvent.Unsubscribed event);

  @SignalMethod(name = "complain")
  void complain(LeadEvent.Complained event);

  @SignalMethod(name = "bounce")
  void bounce(LeadEvent.Bounced event);

  @SignalMethod(name = "retryStep")
  void retryStep(LeadEvent.StepRetried event);

  /** What the lead's life looks like now; costs no history. */
  @QueryMethod(name = "state")
  LeadState state();
}
