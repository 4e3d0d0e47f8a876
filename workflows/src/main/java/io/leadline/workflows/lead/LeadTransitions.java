package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Deadline;
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
    return switch (what) {
      case Occurrence.Heard(LeadEvent event) -> heard(state, event, settings, now);
      case Occurrence.Due(Step step) -> due(state, step, settings, now);
      case Occurrence.MailSettled settled ->
          VerificationRules.mailSettled(state, settled, settings, now);
      case Occurrence.MailFailed failed -> VerificationRules.mailFailed(state, failed, now);
      case Occurrence.NoticeSettled settled -> Transition.notNow(state, "notice");
      case Occurrence.NoticeFailed failed -> Transition.notNow(state, "notice");
      case Occurrence.Looked looked -> Transition.notNow(state, "look");
    };
  }

  private static Transition heard(
      LeadState state, LeadEvent event, LifecycleSettings settings, Instant now) {
    return switch (event) {
      case LeadEvent.SignedUp it -> VerificationRules.signedUp(state, it, settings, now);
      case LeadEvent.Confirmed it -> VerificationRules.confirmed(state, it, now);
      case LeadEvent.ResendRequested it ->
          VerificationRules.resend(state, it.name(), settings, now);
      case LeadEvent.Unsubscribed it -> unsubscribed(state, it, settings, now);
      case LeadEvent.Complained it -> complained(state, it, settings, now);
      case LeadEvent.Bounced it -> bounced(state, it, settings, now);
      case LeadEvent.StepRetried it -> VerificationRules.retried(state, it);
      case LeadEvent.Engaged it -> Transition.notNow(state, it.name());
      case LeadEvent.DeliveryFailing it -> Transition.notNow(state, it.name());
      case LeadEvent.DeliveryRestored it -> Transition.notNow(state, it.name());
      case LeadEvent.SmsStopped it -> Transition.notNow(state, it.name());
      case LeadEvent.SmsStarted it -> Transition.notNow(state, it.name());
      case LeadEvent.PauseRequested it -> Transition.notNow(state, it.name());
      case LeadEvent.ResumeRequested it -> Transition.notNow(state, it.name());
      case LeadEvent.Kept it -> Transition.notNow(state, it.name());
      case LeadEvent.AddressChangeRequested it -> Transition.notNow(state, it.name());
      case LeadEvent.AddressConfirmed it -> Transition.notNow(state, it.name());
      case LeadEvent.PreferencesChanged it -> Transition.notNow(state, it.name());
      case LeadEvent.EraseRequested it -> Transition.notNow(state, it.name());
    };
  }

  private static Transition unsubscribed(
      LeadState state, LeadEvent.Unsubscribed event, LifecycleSettings settings, Instant now) {
    if (optedInAfter(state, event.at())) {
      return Transition.nothing(state, event.name(), "a later opt-in holds");
    }
    NextState next = new NextState(state);
    next.channel(event.channel(), next.channel(event.channel()).with(Consent.WITHDRAWN));
    String why = event.name() + " " + event.cause();
    return lost(state, next, event.at(), why, CloseReason.UNSUBSCRIBED, settings, now);
  }

  private static boolean optedInAfter(LeadState state, Instant at) {
    return switch (state.stage()) {
      case VERIFYING, ACTIVE, PAUSED, WINBACK -> at.isBefore(state.optedInAt());
      case NEW, CLOSED, ERASED -> false;
    };
  }

  private static Transition complained(
      LeadState state, LeadEvent.Complained event, LifecycleSettings settings, Instant now) {
    NextState next = new NextState(state);
    ChannelState channel = next.channel(event.channel());
    next.channel(event.channel(), channel.with(Consent.WITHDRAWN).lost(Reach.COMPLAINED));
    return lost(state, next, event.at(), event.name(), CloseReason.COMPLAINED, settings, now);
  }

  private static Transition bounced(
      LeadState state, LeadEvent.Bounced event, LifecycleSettings settings, Instant now) {
    if (event.addressVersion() != state.addressVersion()) {
      return Transition.nothing(state, event.name(), "the address has been replaced");
    }
    NextState next = new NextState(state);
    next.channel(event.channel(), next.channel(event.channel()).lost(Reach.DEAD));
    return lost(state, next, event.at(), event.name(), CloseReason.UNREACHABLE, settings, now);
  }

  /** A channel has been lost: the life ends when no other is left. */
  private static Transition lost(
      LeadState state,
      NextState next,
      Instant at,
      String why,
      CloseReason reason,
      LifecycleSettings settings,
      Instant now) {
    if (!next.reachable()) {
      next.close(reason, NextState.earlier(at, now), settings, now);
    }
    return next.changed() ? Transition.stored(next, why) : Transition.notNow(state, why);
  }

  private static Transition due(
      LeadState state, Step step, LifecycleSettings settings, Instant now) {
    Deadline deadline = state.deadline();
    if (deadline == null || deadline.step() != step || now.isBefore(deadline.at())) {
      return Transition.nothing(state, step.name(), "not due");
    }
    NextState next = new NextState(state);
    switch (step) {
      case SEND_REMINDER -> {
        return VerificationRules.remind(state, deadline, settings);
      }
      case GIVE_UP -> next.close(CloseReason.NEVER_VERIFIED, now, settings, now);
      case FINISH -> next.waitForNothing();
      case CHECK_ENGAGEMENT,
          WINBACK,
          SUNSET,
          RESUME,
          DROP_ADDRESS,
          SEND_NOTICE,
          SEND_VERIFICATION -> {
        return Transition.notNow(state, step.name());
      }
    }
    return Transition.stored(next, step.name());
  }
}
