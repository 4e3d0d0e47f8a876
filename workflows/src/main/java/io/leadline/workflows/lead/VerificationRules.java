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
      NextState next = new NextState(state);
      verify(next, FIRST, false);
      return next.stored(event.name() + " told again");
    }
    if (event.epoch() == state.epoch() && event.optIn() == OptIn.PROVED) {
      return welcomedAgain(state, event.name());
    }
    if (event.epoch() <= state.epoch()) {
      return Transition.nothing(state, event.name(), "opt-in " + event.epoch() + " is known");
    }
    if (state.stage().isLiving() && state.email().consent() == Consent.GRANTED) {
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
    optIn(next, event, now);
    // Signing up again while verifying counts as asking again, or it would lift the limit.
    next.resends = state.stage() == LeadStage.VERIFYING ? plus(state.resends(), now) : List.of();
    if (event.optIn() == OptIn.PROVED) {
      return proved(
          next, NextState.earlier(event.at(), now), event.name() + " " + event.optIn(), settings);
    }
    // With text messages going on, the address is proved beside them.
    if (!state.stage().isLiving()) {
      next.enter(LeadStage.VERIFYING, next.optedInAt);
      next.due(Step.SEND_REMINDER, now.plus(settings.verifyReminder()));
    }
    verify(next, FIRST, false);
    return next.stored(event.name());
  }

  private static void optIn(NextState next, LeadEvent.SignedUp event, Instant now) {
    Instant at = NextState.earlier(event.at(), now);
    next.epoch = event.epoch();
    // Of a lead that lives on by text the old opt-in runs until the new one is confirmed.
    next.optedInAt = next.stage.isLiving() ? next.optedInAt : at;
    next.email = new ChannelState(Consent.PENDING, Reach.UNKNOWN);
    if (event.sms() && next.sms.consent() != Consent.GRANTED) {
      next.sms = new ChannelState(Consent.PENDING, Reach.UNKNOWN);
      next.smsChangedAt = at;
    }
  }

  private static boolean awaitsProof(LeadState state) {
    return state.stage() == LeadStage.VERIFYING
        || (state.stage().isLiving() && state.email().pending());
  }

  private static void verify(NextState next, int ordinal, boolean reminder) {
    next.then(
        new Effect.SendVerification(
            new VerificationRequest(next.leadId(), next.epoch, ordinal, reminder)));
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

  static Transition confirmed(
      LeadState state, LeadEvent.Confirmed event, LifecycleSettings settings, Instant now) {
    if (event.epoch() != state.epoch()) {
      String why = "opt-in " + event.epoch() + ", but " + state.epoch() + " is in force";
      return Transition.nothing(state, event.name(), why);
    }
    if (awaitsProof(state)) {
      NextState next = new NextState(state);
      return proved(next, NextState.earlier(event.at(), now), event.name(), settings);
    }
    return state.stage() == LeadStage.ACTIVE
        ? welcomedAgain(state, event.name())
        : Transition.notNow(state, event.name());
  }

  /** The address is proved, and whatever else was agreed to with it counts from now on. */
  private static Transition proved(
      NextState next, Instant at, String why, LifecycleSettings settings) {
    next.optedInAt = at;
    boolean quiet = next.pause != null && next.pause.reason() == PauseReason.INACTIVE;
    if (!next.stage.isLiving() || quiet) {
      QuietRules.activate(next, at, settings);
    }
    next.email = new ChannelState(Consent.GRANTED, Reach.OK);
    if (next.sms.pending()) {
      next.sms = next.sms.with(Consent.GRANTED);
    }
    Notices.welcome(next);
    return next.stored(why);
  }

  /**
   * A run that finds the lead active already may take over from a worker that died after storing
   * the stage and before it asked for the welcome. Where somebody has, the ledger makes one message
   * of both.
   */
  private static Transition welcomedAgain(LeadState state, String why) {
    NextState next = new NextState(state);
    Notices.welcome(next);
    return next.stored(why + " told again");
  }

  static Transition resend(LeadState state, String why, LifecycleSettings settings, Instant now) {
    if (!awaitsProof(state)) {
      return Transition.notNow(state, why);
    }
    if (!mayAskAgain(state, settings, now)) {
      return Transition.nothing(state, why, "too many verification mails");
    }
    NextState next = new NextState(state);
    next.resends = plus(state.resends(), now);
    verify(next, REMINDER + next.resends.size(), false);
    return next.stored(why);
  }

  private static boolean mayAskAgain(LeadState state, LifecycleSettings settings, Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    long lately = state.resends().stream().filter(at -> at.isAfter(dayAgo)).count();
    return lately < settings.resendsPerDay() && state.resends().size() < settings.resendsInAll();
  }

  static Transition retried(LeadState state, ParkedStep parked, String why) {
    NextState next = new NextState(state);
    next.parked = null;
    verify(next, parked.ordinal(), parked.step() == Step.SEND_REMINDER);
    return next.stored(why);
  }

  static Transition mailSettled(
      LeadState state, Occurrence.MailSettled what, LifecycleSettings settings, Instant now) {
    VerificationRequest request = what.request();
    String why = "verification mail " + request.ordinal() + " " + what.result();
    if (state.stage() != LeadStage.VERIFYING || request.epoch() != state.epoch()) {
      return Transition.none(state, why);
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
    return next.changed() ? next.stored(why) : Transition.none(state, why);
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
    return next.stored(why);
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
    verify(next, REMINDER, true);
    return next.stored(Step.SEND_REMINDER.name());
  }
}
