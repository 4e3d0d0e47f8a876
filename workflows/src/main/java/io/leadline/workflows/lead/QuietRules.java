package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.LeadState.Step;
import io.leadline.workflows.lead.LifecycleSettings.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link LeadTransitions} about leads that engage, go quiet, are won back or let go.
 */
final class QuietRules {
  private QuietRules() {}

  /** Alerts begin, or go on; the quiet time is counted from now. */
  static void activate(NextState next, Instant since, LifecycleSettings settings) {
    next.enter(LeadStage.ACTIVE, since);
    next.email = regained(next.email);
    next.sms = regained(next.sms);
    next.due(Step.CHECK_ENGAGEMENT, checkAt(next.leadId(), since, settings.quiet()));
  }

  private static ChannelState regained(ChannelState channel) {
    return channel.consent() == Consent.LAPSED ? channel.with(Consent.GRANTED) : channel;
  }

  private static Instant checkAt(String leadId, Instant base, Quiet quiet) {
    return base.plus(quiet.pauseAfter()).plus(Jitter.of(leadId, quiet.pauseAfter()));
  }

  static Transition checkDue(LeadState state) {
    return new Transition(state, List.of(new Effect.Look()), Step.CHECK_ENGAGEMENT.name());
  }

  static Transition looked(
      LeadState state, Engagement seen, LifecycleSettings settings, Instant now) {
    return switch (state.stage()) {
      case ACTIVE -> activeLooked(state, seen, settings.quiet(), now);
      case PAUSED, WINBACK -> quietLooked(state, seen, settings, now);
      case NEW, VERIFYING, CLOSED, ERASED -> Transition.none(state, "look");
    };
  }

  private static Transition activeLooked(
      LeadState state, Engagement seen, Quiet quiet, Instant now) {
    NextState next = new NextState(state);
    Instant base =
        QuietTime.base(state.activeSince(), seen.lastStrong(), seen.lastWeak(), quiet.openCredit());
    Instant check = checkAt(state.leadId(), base, quiet);
    if (now.isBefore(check)) {
      next.due(Step.CHECK_ENGAGEMENT, check);
      return next.changed() ? next.stored("engaged since") : Transition.none(state, "look");
    }
    if (seen.deliveredSince() < quiet.pauseDelivered()) {
      return tooFewDelivered(next, seen, quiet, now);
    }
    next.enter(LeadStage.PAUSED, now);
    next.pause = new Pause(PauseReason.INACTIVE, now, null);
    next.due(Step.WINBACK, now.plus(quiet.winbackFirst()));
    // Whoever stores a click reads the stage afterwards: one of the two sees the other.
    next.then(new Effect.Look());
    return next.stored(Step.CHECK_ENGAGEMENT.name());
  }

  /** A quiet market is not the lead's fault: looks again when enough may have been delivered. */
  private static Transition tooFewDelivered(
      NextState next, Engagement seen, Quiet quiet, Instant now) {
    int missing = quiet.pauseDelivered() - seen.deliveredSince();
    // In parts of the pause, so that it scales with it: a tenth of thirty days is three.
    Duration day = quiet.pauseAfter().dividedBy(30);
    Duration wait = day.multipliedBy((long) missing * Math.max(1, seen.daysBetweenAlerts()));
    next.due(Step.CHECK_ENGAGEMENT, now.plus(wait));
    Instant exposed = later(next.stageSince, seen.lastExposure());
    Instant asked = next.widenAskedAt;
    boolean longWithout = !now.isBefore(exposed.plus(quiet.widenAfter()));
    boolean mayAsk = asked == null || !now.isBefore(asked.plus(quiet.widenAgain()));
    if (longWithout && mayAsk) {
      next.widenAskedAt = now;
      Notices.widen(next, now);
      return next.stored("no alert for a long time");
    }
    return next.stored("too few alerts delivered to judge");
  }

  private static Instant later(Instant a, @Nullable Instant b) {
    return b != null && b.isAfter(a) ? b : a;
  }

  /** Back if somebody was there since, or was there in time and we only learn it now. */
  private static Transition quietLooked(
      LeadState state, Engagement seen, LifecycleSettings settings, Instant now) {
    Pause pause = state.pause();
    if (pause == null || pause.reason() != PauseReason.INACTIVE) {
      return Transition.none(state, "look");
    }
    Instant strong = seen.lastStrong();
    Quiet quiet = settings.quiet();
    Instant weak = seen.lastWeak();
    // Opens end no pause; those of before it count as they would have then.
    boolean before = weak != null && !weak.isAfter(pause.since());
    Instant base =
        QuietTime.base(state.optedInAt(), strong, before ? weak : null, quiet.openCredit());
    boolean since = strong != null && strong.isAfter(pause.since());
    boolean inTime = base.plus(quiet.pauseAfter()).isAfter(pause.since());
    if (!since && !inTime) {
      return Transition.none(state, "look");
    }
    NextState next = new NextState(state);
    activate(next, now, settings);
    return next.stored(since ? "engaged" : "engaged before the pause");
  }

  static Transition engaged(
      LeadState state, LeadEvent.Engaged event, LifecycleSettings settings, Instant now) {
    String why = event.name() + " " + event.source();
    boolean strong = event.source().strength() == Strength.STRONG;
    return switch (state.stage()) {
      case ACTIVE -> offered(new NextState(state), event, why);
      case PAUSED, WINBACK -> {
        NextState next = new NextState(state);
        next.then(new Effect.Look());
        yield offered(next, event, why);
      }
      case CLOSED -> strong ? back(state, event.at(), why, settings, now) : notNow(state, why);
      case NEW, VERIFYING, ERASED -> notNow(state, why);
    };
  }

  private static Transition offered(NextState next, LeadEvent.Engaged event, String why) {
    if (event.source() == EngagementSource.HIRED) {
      Notices.hired(next);
    }
    return next.stored(why);
  }

  private static Transition notNow(LeadState state, String why) {
    return Transition.notNow(state, why);
  }

  static Transition kept(
      LeadState state, LeadEvent.Kept event, LifecycleSettings settings, Instant now) {
    return switch (state.stage()) {
      case PAUSED, WINBACK -> {
        if (PauseRules.heldByOperator(state)) {
          yield Transition.nothing(state, event.name(), "an operator has paused it");
        }
        NextState next = new NextState(state);
        activate(next, now, settings);
        yield next.stored(event.name());
      }
      case CLOSED -> back(state, event.at(), event.name(), settings, now);
      case NEW, VERIFYING, ACTIVE, ERASED -> Transition.notNow(state, event.name());
    };
  }

  /** The way back from SUNSET: the lead never asked to leave, and answers the last mail. */
  private static Transition back(
      LeadState state, Instant at, String why, LifecycleSettings settings, Instant now) {
    if (state.reason() != CloseReason.SUNSET) {
      return Transition.notNow(state, why);
    }
    Quiet quiet = settings.quiet();
    boolean answersTheLastMail = at.isAfter(state.stageSince().minus(quiet.sunset()));
    boolean inTime = !now.isAfter(state.stageSince().plus(quiet.sunsetGrace()));
    if (!answersTheLastMail || !inTime) {
      return Transition.nothing(state, why, "too long ago");
    }
    NextState next = new NextState(state);
    activate(next, now, settings);
    return next.stored(why);
  }

  /** The moment of a win-back mail. */
  static Transition winbackDue(LeadState state, LifecycleSettings settings, Instant now) {
    Pause pause = state.pause();
    if (pause == null || pause.reason() != PauseReason.INACTIVE) {
      return Transition.notNow(state, Step.WINBACK.name());
    }
    NextState next = new NextState(state);
    int asked = state.winbacks();
    if (state.stage() == LeadStage.PAUSED) {
      next.enter(LeadStage.WINBACK, now);
      next.pause = pause;
    }
    next.winbacks = asked + 1;
    next.noLonger(Step.WINBACK);
    goOn(next, next.winbacks, settings.quiet(), now);
    Notices.winback(next, now);
    return next.stored(Step.WINBACK.name());
  }

  /** Sets the clock that runs from a win-back mail. */
  static void goOn(NextState next, int winback, Quiet quiet, Instant now) {
    if (winback == 1) {
      next.due(Step.WINBACK, now.plus(quiet.winbackSecond()));
    } else {
      next.due(Step.SUNSET, now.plus(quiet.sunset()));
    }
  }

  static Transition sunsetDue(LeadState state, LifecycleSettings settings, Instant now) {
    NextState next = new NextState(state);
    next.close(CloseReason.SUNSET, now, settings, now);
    next.email = lapsed(next.email);
    next.sms = lapsed(next.sms);
    return next.stored(Step.SUNSET.name());
  }

  private static ChannelState lapsed(ChannelState channel) {
    return channel.consent() == Consent.GRANTED ? channel.with(Consent.LAPSED) : channel;
  }
}
