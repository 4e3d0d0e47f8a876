package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Instant;

/** The part of {@link LeadTransitions} about how notices end. */
final class NoticeRules {
  private NoticeRules() {}

  static Transition settled(
      LeadState state, Occurrence.NoticeSettled what, LifecycleSettings settings, Instant now) {
    NoticeRequest request = what.request();
    String why = words(request) + " " + what.result();
    if (what.result() == NoticeResult.RECIPIENT_DEAD && isOwn(state, request)) {
      return ChannelRules.dead(state, request.channel(), now, why, settings, now);
    }
    if (!holdsTheClock(state, request) || state.deadline() != null) {
      return Transition.none(state, why);
    }
    NextState next = new NextState(state);
    QuietRules.goOn(next, request.ordinal(), settings.quiet(), now);
    return next.stored(why);
  }

  static Transition failed(LeadState state, Occurrence.NoticeFailed what, Instant now) {
    NoticeRequest request = what.request();
    String why = words(request) + " out of attempts";
    if (!isOwn(state, request)) {
      return Transition.notNow(state, why);
    }
    NextState next = new NextState(state);
    next.parked =
        new ParkedStep(
            Step.SEND_NOTICE, request.ordinal(), request, what.failureId(), what.cause(), now);
    if (holdsTheClock(state, request)) {
      // Nobody is let go for not answering a mail that was never sent.
      next.noLonger(Step.WINBACK);
      next.noLonger(Step.SUNSET);
    }
    return next.stored(why);
  }

  static Transition retried(LeadState state, NoticeRequest parked, String why) {
    NextState next = new NextState(state);
    next.parked = null;
    next.then(new Effect.SendNotice(parked));
    return next.stored(why);
  }

  private static boolean isOwn(LeadState state, NoticeRequest request) {
    return state.stage().isLiving() && request.epoch() == state.epoch();
  }

  /** Whether it is the win-back mail that the lead's end is counted from. */
  private static boolean holdsTheClock(LeadState state, NoticeRequest request) {
    return request.kind() == NoticeKind.WINBACK
        && state.stage() == LeadStage.WINBACK
        && request.epoch() == state.epoch()
        && request.ordinal() == state.winbacks();
  }

  private static String words(NoticeRequest request) {
    return "notice " + request.kind() + " " + request.ordinal();
  }
}
