package io.leadline.workflows.lead;

import java.time.Instant;

/**
 * The part of {@link LeadTransitions} about consent and reach of the channels. Of two facts about
 * consent the later one holds, by its own time; a withdrawal wins a tie.
 */
final class ChannelRules {
  private ChannelRules() {}

  static Transition unsubscribed(
      LeadState state, LeadEvent.Unsubscribed event, LifecycleSettings settings, Instant now) {
    String why = event.name() + " " + event.cause();
    return event.channel() == Channel.SMS
        ? smsWithdrawn(state, event.at(), why, settings, now)
        : emailWithdrawn(state, event, why, settings, now);
  }

  private static Transition emailWithdrawn(
      LeadState state,
      LeadEvent.Unsubscribed event,
      String why,
      LifecycleSettings settings,
      Instant now) {
    if (state.stage() != LeadStage.CLOSED && event.at().isBefore(state.optedInAt())) {
      return Transition.nothing(state, event.name(), "a later opt-in holds");
    }
    NextState next = new NextState(state);
    next.email = next.email.with(Consent.WITHDRAWN);
    return lost(state, next, event.at(), why, CloseReason.UNSUBSCRIBED, settings, now);
  }

  static Transition smsStopped(
      LeadState state, LeadEvent.SmsStopped event, LifecycleSettings settings, Instant now) {
    return smsWithdrawn(state, event.at(), event.name() + " " + event.cause(), settings, now);
  }

  private static Transition smsWithdrawn(
      LeadState state, Instant at, String why, LifecycleSettings settings, Instant now) {
    Instant changed = state.smsChangedAt();
    if (changed != null && at.isBefore(changed)) {
      return Transition.nothing(state, why, "a later consent holds");
    }
    NextState next = new NextState(state);
    next.smsChangedAt = at;
    next.sms = next.sms.with(Consent.WITHDRAWN);
    return lost(state, next, at, why, CloseReason.UNSUBSCRIBED, settings, now);
  }

  static Transition smsStarted(
      LeadState state, LeadEvent.SmsStarted event, LifecycleSettings settings, Instant now) {
    String why = event.name() + " by " + event.by();
    Instant changed = state.smsChangedAt();
    if (changed != null && !event.at().isAfter(changed)) {
      return Transition.nothing(state, why, "a later withdrawal holds");
    }
    NextState next = new NextState(state);
    next.smsChangedAt = event.at();
    return switch (state.stage()) {
      case NEW, VERIFYING -> {
        next.sms = new ChannelState(Consent.PENDING, Reach.UNKNOWN);
        yield next.stored(why);
      }
      case ACTIVE, PAUSED, WINBACK -> {
        next.sms = new ChannelState(Consent.GRANTED, Reach.OK);
        // Says who writes, how often and the way out. The same message as that of the opt-in, so
        // that a number that stops and starts hears it once.
        Notices.welcome(next, Channel.SMS);
        yield next.stored(why);
      }
      case CLOSED -> {
        if (state.reason() == CloseReason.NEVER_VERIFIED) {
          yield Transition.notNow(state, why);
        }
        next.sms = new ChannelState(Consent.GRANTED, Reach.OK);
        QuietRules.activate(next, now, settings);
        Notices.welcome(next, Channel.SMS);
        yield next.stored(why);
      }
      case ERASED -> Transition.none(state, why);
    };
  }

  static Transition complained(
      LeadState state, LeadEvent.Complained event, LifecycleSettings settings, Instant now) {
    NextState next = new NextState(state);
    ChannelState channel = next.channel(event.channel());
    next.channel(event.channel(), channel.with(Consent.WITHDRAWN).lost(Reach.COMPLAINED));
    return lost(state, next, event.at(), event.name(), CloseReason.COMPLAINED, settings, now);
  }

  static Transition bounced(
      LeadState state, LeadEvent.Bounced event, LifecycleSettings settings, Instant now) {
    if (replaced(state, event.channel(), event.addressVersion())) {
      return Transition.nothing(state, event.name(), "the address has been replaced");
    }
    return dead(state, event.channel(), event.at(), event.name(), settings, now);
  }

  /** A channel refuses messages for good. */
  static Transition dead(
      LeadState state,
      Channel channel,
      Instant at,
      String why,
      LifecycleSettings settings,
      Instant now) {
    NextState next = new NextState(state);
    next.channel(channel, next.channel(channel).lost(Reach.DEAD));
    boolean mayAsk =
        channel == Channel.EMAIL
            && next.stage.isLiving()
            && next.sms.usable()
            && state.addressAskedFor() != state.addressVersion()
            && next.changed();
    if (mayAsk) {
      next.addressAskedFor = state.addressVersion();
      Notices.askAddress(next, now);
    }
    return lost(state, next, at, why, CloseReason.UNREACHABLE, settings, now);
  }

  static Transition failing(LeadState state, LeadEvent.DeliveryFailing event) {
    if (replaced(state, event.channel(), event.addressVersion())) {
      return Transition.nothing(state, event.name(), "the address has been replaced");
    }
    NextState next = new NextState(state);
    next.channel(event.channel(), next.channel(event.channel()).lost(Reach.SOFT_FAILING));
    return next.changed() ? next.stored(event.name()) : Transition.notNow(state, event.name());
  }

  static Transition restored(LeadState state, LeadEvent.DeliveryRestored event) {
    if (replaced(state, event.channel(), event.addressVersion())) {
      return Transition.nothing(state, event.name(), "the address has been replaced");
    }
    NextState next = new NextState(state);
    next.channel(event.channel(), next.channel(event.channel()).restored());
    return next.changed() ? next.stored(event.name()) : Transition.notNow(state, event.name());
  }

  /** Phone numbers have no versions: a new one comes with a new opt-in. */
  private static boolean replaced(LeadState state, Channel channel, int addressVersion) {
    return channel == Channel.EMAIL && addressVersion != state.addressVersion();
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
    return next.changed() ? next.stored(why) : Transition.notNow(state, why);
  }
}
