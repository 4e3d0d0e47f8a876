package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link LeadTransitions} that leads from a sign-up to a proved address. */
final class VerificationRules {
  /** Share of the reminder's delay by which the first mail may be late without moving it. */
  private static final int PROMPT_PART = 24;

  private static final int FIRST = 1;
  private static final int REMINDER = 2;

  private VerificationRules() {}

  static Transition signedUp(
      LeadState state, LeadEvent.SignedUp event, LifecycleSettings settings, Instant now) {
    if (event.epoch() == state.epoch() && awaitsFirstMail(state)) {
      return Transition.mail(
          new NextState(state),
          event.name() + " told again",
          new VerificationRequest(state.leadId(), state.epoch(), FIRST, false));
    }
    if (event.epoch() <= state.epoch()) {
      return Transition.nothing(state, event.name(), "opt-in " + event.epoch() + " is known");
    }
    if (state.stage() == LeadStage.ACTIVE) {
      return Transition.nothing(state, event.name(), "the address is proved already");
    }
    // The latest fact about consent holds, by its own time; withdrawal wins a tie.
    if (state.email().consent() == Consent.WITHDRAWN && !event.at().isAfter(state.stageSince())) {
      return Transition.nothing(state, event.name(), "withdrawn since");
    }
    if (state.stage() == LeadStage.VERIFYING && !mayAskAgain(state, settings, now)) {
      return Transition.nothing(state, event.name(), "too many verification mails");
    }
    NextState next = new NextState(state);
    next.enter(LeadStage.VERIFYING, NextState.earlier(event.at(), now));
    next.optedInAt = next.stageSince;
    next.epoch = event.epoch();
    next.email = new ChannelState(Consent.PENDING, Reach.UNKNOWN);
    next.due(Step.SEND_REMINDER, now.plus(settings.verifyReminder()));
    // Signing up again while verifying counts as asking again, or it would lift the limit.
    next.resends = state.stage() == LeadStage.VERIFYING ? plus(state.resends(), now) : List.of();
    return Transition.mail(
        next, event.name(), new VerificationRequest(state.leadId(), next.epoch, FIRST, false));
  }

  /**
   * A run that loads a lead which is already being verified under this opt-in takes over from a
   * worker that died after storing the stage and before its task was complete: nobody has asked for
   * the mail. Where somebody has, the ledger makes one message of both. Within one run a sign-up is
   * heard once.
   */
  private static boolean awaitsFirstMail(LeadState state) {
    return state.stage() == LeadStage.VERIFYING && state.parked() == null;
  }

  static Transition confirmed(LeadState state, LeadEvent.Confirmed event, Instant now) {
    if (event.epoch() != state.epoch()) {
      String why = "opt-in " + event.epoch() + ", but " + state.epoch() + " is in force";
      return Transition.nothing(state, event.name(), why);
    }
    if (state.stage() != LeadStage.VERIFYING) {
      return Transition.notNow(state, event.name());
    }
    NextState next = new NextState(state);
    next.enter(LeadStage.ACTIVE, NextState.earlier(event.at(), now));
    next.optedInAt = next.stageSince;
    next.email = new ChannelState(Consent.GRANTED, Reach.OK);
    return Transition.stored(next, event.name());
  }

  static Transition resend(LeadState state, String why, LifecycleSettings settings, Instant now) {
    if (state.stage() != LeadStage.VERIFYING) {
      return Transition.notNow(state, why);
    }
    if (!mayAskAgain(state, settings, now)) {
      return Transition.nothing(state, why, "too many verification mails");
    }
    NextState next = new NextState(state);
    next.resends = plus(state.resends(), now);
    int ordinal = REMINDER + next.resends.size();
    return Transition.mail(
        next, why, new VerificationRequest(state.leadId(), state.epoch(), ordinal, false));
  }

  private static boolean mayAskAgain(LeadState state, LifecycleSettings settings, Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    long lately = state.resends().stream().filter(at -> at.isAfter(dayAgo)).count();
    return lately < settings.resendsPerDay() && state.resends().size() < settings.resendsInAll();
  }

  static Transition retried(LeadState state, LeadEvent.StepRetried event) {
    ParkedStep parked = state.parked();
    if (parked == null) {
      return Transition.nothing(state, event.name(), "no step is parked");
    }
    NextState next = new NextState(state);
    next.parked = null;
    boolean reminder = parked.step() == Step.SEND_REMINDER;
    VerificationRequest request =
        new VerificationRequest(state.leadId(), state.epoch(), parked.ordinal(), reminder);
    return Transition.mail(next, event.name(), request);
  }

  static Transition mailSettled(
      LeadState state, Occurrence.MailSettled what, LifecycleSettings settings, Instant now) {
    VerificationRequest request = what.request();
    String why = "verification mail " + request.ordinal() + " " + what.result();
    if (state.stage() != LeadStage.VERIFYING || request.epoch() != state.epoch()) {
      return Transition.notNow(state, why);
    }
    NextState next = new NextState(state);
    switch (what.result()) {
      case SENT -> goOn(next, state, request, settings, now);
      // Whatever else we would send is withheld too, so no reminder.
      case WITHHELD -> {
        Instant giveUp = state.stageSince().plus(settings.verifyGiveUp());
        next.waitForNothing();
        next.due(Step.GIVE_UP, giveUp);
        next.parked = null;
      }
      case RECIPIENT_DEAD -> {
        next.email = next.email.lost(Reach.DEAD);
        if (!next.reachable()) {
          next.close(CloseReason.UNREACHABLE, now, settings, now);
        }
      }
    }
    return next.changed() ? Transition.stored(next, why) : new Transition(state, List.of(), why);
  }

  /** The clocks run from the mail that arrived, so that an outage costs the lead no time. */
  private static void goOn(
      NextState next,
      LeadState state,
      VerificationRequest request,
      LifecycleSettings settings,
      Instant now) {
    Duration sinceStage = Duration.between(state.stageSince(), now);
    Duration prompt = settings.verifyReminder().dividedBy(PROMPT_PART);
    boolean late = sinceStage.compareTo(prompt) > 0;
    next.parked = null;
    if (request.ordinal() == FIRST && (late || !next.waits())) {
      next.due(Step.SEND_REMINDER, now.plus(settings.verifyReminder()));
    } else if (!next.waits()) {
      Duration rest = settings.verifyGiveUp().minus(settings.verifyReminder());
      next.due(Step.GIVE_UP, now.plus(rest));
    }
  }

  static Transition mailFailed(LeadState state, Occurrence.MailFailed what, Instant now) {
    VerificationRequest request = what.request();
    String why = "verification mail " + request.ordinal() + " out of attempts";
    if (state.stage() != LeadStage.VERIFYING || request.epoch() != state.epoch()) {
      return Transition.notNow(state, why);
    }
    NextState next = new NextState(state);
    Step step = request.reminder() ? Step.SEND_REMINDER : Step.SEND_VERIFICATION;
    next.waitForNothing();
    next.parked =
        new ParkedStep(step, request.ordinal(), null, what.failureId(), what.cause(), now);
    return Transition.stored(next, why);
  }

  private static List<Instant> plus(List<Instant> resends, Instant now) {
    List<Instant> all = new ArrayList<>(resends);
    all.add(now);
    return all;
  }

  /** The reminder's moment: it goes out, and the clock to giving up starts. */
  static Transition remind(LeadState state, Deadline due, LifecycleSettings settings) {
    NextState next = new NextState(state);
    Duration rest = settings.verifyGiveUp().minus(settings.verifyReminder());
    next.noLonger(Step.SEND_REMINDER);
    next.due(Step.GIVE_UP, due.at().plus(rest));
    VerificationRequest request =
        new VerificationRequest(state.leadId(), state.epoch(), REMINDER, true);
    return Transition.mail(next, Step.SEND_REMINDER.name(), request);
  }
}
