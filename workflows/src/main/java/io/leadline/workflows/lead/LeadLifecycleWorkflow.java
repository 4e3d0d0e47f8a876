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

  @SignalMethod(name = "engaged")
  void engaged(LeadEvent.Engaged event);

  @SignalMethod(name = "deliveryFailing")
  void deliveryFailing(LeadEvent.DeliveryFailing event);

  @SignalMethod(name = "deliveryRestored")
  void deliveryRestored(LeadEvent.DeliveryRestored event);

  @SignalMethod(name = "smsStop")
  void smsStop(LeadEvent.SmsStopped event);

  @SignalMethod(name = "smsStart")
  void smsStart(LeadEvent.SmsStarted event);

  @SignalMethod(name = "pause")
  void pause(LeadEvent.PauseRequested event);

  @SignalMethod(name = "resume")
  void resume(LeadEvent.ResumeRequested event);

  @SignalMethod(name = "keep")
  void keep(LeadEvent.Kept event);

  @SignalMethod(name = "changeAddress")
  void changeAddress(LeadEvent.AddressChangeRequested event);

  @SignalMethod(name = "confirmAddress")
  void confirmAddress(LeadEvent.AddressConfirmed event);

  @SignalMethod(name = "preferences")
  void preferences(LeadEvent.PreferencesChanged event);

  @SignalMethod(name = "erase")
  void erase(LeadEvent.EraseRequested event);

  /** What the lead's life looks like now; costs no history. */
  @QueryMethod(name = "state")
  LeadState state();
}
