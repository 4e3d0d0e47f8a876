package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Instant;

/**
 * The rules of a lead's life: a pure function from a state and an occurrence to what follows. It is
 * total: whatever is not listed changes nothing, and is stored with the reason. {@code
 * docs/lead-lifecycle.md} draws it.
 */
public final class LeadTransitions {
  private LeadTransitions() {}

  /**
   * @param now workflow time
   */
  public static Transition next(
      LeadState state, Occurrence what, LifecycleSettings settings, Instant now) {
    if (state.stage() == LeadStage.ERASED) {
      return Transition.none(state, "erased");
    }
    return switch (what) {
      case Occurrence.Heard(LeadEvent event) -> heard(state, event, settings, now);
      case Occurrence.Due(Step step) -> due(state, step, settings, now);
      case Occurrence.MailSettled settled ->
          VerificationRules.mailSettled(state, settled, settings, now);
      case Occurrence.MailFailed failed -> VerificationRules.mailFailed(state, failed, now);
      case Occurrence.NoticeSettled settled -> NoticeRules.settled(state, settled, settings, now);
      case Occurrence.NoticeFailed failed -> NoticeRules.failed(state, failed, now);
      case Occurrence.Looked(Engagement seen) -> QuietRules.looked(state, seen, settings, now);
    };
  }

  private static Transition heard(
      LeadState state, LeadEvent event, LifecycleSettings settings, Instant now) {
    return switch (event) {
      case LeadEvent.SignedUp it -> VerificationRules.signedUp(state, it, settings, now);
      case LeadEvent.Confirmed it -> VerificationRules.confirmed(state, it, settings, now);
      case LeadEvent.ResendRequested it ->
          VerificationRules.resend(state, it.name(), settings, now);
      case LeadEvent.Engaged it -> QuietRules.engaged(state, it, settings, now);
      case LeadEvent.Kept it -> QuietRules.kept(state, it, settings, now);
      case LeadEvent.Unsubscribed it -> ChannelRules.unsubscribed(state, it, settings, now);
      case LeadEvent.Complained it -> ChannelRules.complained(state, it, settings, now);
      case LeadEvent.Bounced it -> ChannelRules.bounced(state, it, settings, now);
      case LeadEvent.DeliveryFailing it -> ChannelRules.failing(state, it);
      case LeadEvent.DeliveryRestored it -> ChannelRules.restored(state, it);
      case LeadEvent.SmsStopped it -> ChannelRules.smsStopped(state, it, settings, now);
      case LeadEvent.SmsStarted it -> ChannelRules.smsStarted(state, it, settings, now);
      case LeadEvent.PauseRequested it -> PauseRules.requested(state, it, settings, now);
      case LeadEvent.ResumeRequested it -> PauseRules.resumed(state, it, settings, now);
      case LeadEvent.AddressChangeRequested it -> AddressRules.requested(state, it, settings, now);
      case LeadEvent.AddressConfirmed it -> AddressRules.confirmed(state, it);
      case LeadEvent.PreferencesChanged it ->
          new NextState(state).stored(it.name() + " by " + it.by());
      case LeadEvent.StepRetried it -> retried(state, it);
      case LeadEvent.EraseRequested it -> erased(state, it, now);
    };
  }

  private static Transition retried(LeadState state, LeadEvent.StepRetried event) {
    ParkedStep parked = state.parked();
    if (parked == null) {
      return Transition.nothing(state, event.name(), "no step is parked");
    }
    NoticeRequest notice = parked.notice();
    return notice == null
        ? VerificationRules.retried(state, parked, event.name())
        : NoticeRules.retried(state, notice, event.name());
  }

  private static Transition erased(LeadState state, LeadEvent.EraseRequested event, Instant now) {
    NextState next = new NextState(state);
    next.enter(LeadStage.ERASED, now);
    next.email = next.email.with(Consent.WITHDRAWN);
    next.sms = next.sms.with(Consent.WITHDRAWN);
    return next.stored(event.name() + " by " + event.by());
  }

  private static Transition due(
      LeadState state, Step step, LifecycleSettings settings, Instant now) {
    Deadline deadline = state.deadline();
    if (deadline == null || deadline.step() != step || now.isBefore(deadline.at())) {
      return Transition.nothing(state, step.name(), "not due");
    }
    return switch (step) {
      case SEND_REMINDER -> VerificationRules.remind(state, deadline, settings);
      case GIVE_UP -> {
        NextState next = new NextState(state);
        next.close(CloseReason.NEVER_VERIFIED, now, settings, now);
        yield next.stored(step.name());
      }
      case CHECK_ENGAGEMENT -> QuietRules.checkDue(state);
      case WINBACK -> QuietRules.winbackDue(state, settings, now);
      case SUNSET -> QuietRules.sunsetDue(state, settings, now);
      case RESUME -> PauseRules.resumeDue(state, settings, now);
      case DROP_ADDRESS -> AddressRules.dropDue(state);
      case FINISH -> {
        NextState next = new NextState(state);
        next.waitForNothing();
        yield next.stored(step.name());
      }
      case SEND_VERIFICATION, SEND_NOTICE -> Transition.notNow(state, step.name());
    };
  }
}
