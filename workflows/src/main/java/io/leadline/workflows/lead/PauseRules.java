package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Instant;

/** The part of {@link LeadTransitions} about pauses that somebody asked for. */
final class PauseRules {
  private PauseRules() {}

  static Transition requested(
      LeadState state, LeadEvent.PauseRequested event, LifecycleSettings settings, Instant now) {
    String why = event.name() + " by " + event.by();
    if (!state.stage().isLiving()) {
      return Transition.notNow(state, why);
    }
    boolean byOperator = event.by() == Actor.OPERATOR;
    if (!byOperator && heldByOperator(state)) {
      return Transition.nothing(state, why, "an operator has paused it");
    }
    Instant until = event.until();
    Instant longest = now.plus(settings.longestPause());
    if (!byOperator && (until == null || until.isAfter(longest))) {
      until = longest;
    }
    if (until != null && !until.isAfter(now)) {
      return Transition.nothing(state, why, "it would be over already");
    }
    NextState next = new NextState(state);
    next.enter(LeadStage.PAUSED, now);
    PauseReason reason = byOperator ? PauseReason.OPERATOR : PauseReason.LEAD_REQUEST;
    next.pause = new Pause(reason, now, until);
    if (until != null) {
      next.due(Step.RESUME, until);
    }
    return next.stored(why);
  }

  static Transition resumed(
      LeadState state, LeadEvent.ResumeRequested event, LifecycleSettings settings, Instant now) {
    String why = event.name() + " by " + event.by();
    if (state.stage() != LeadStage.PAUSED && state.stage() != LeadStage.WINBACK) {
      return Transition.notNow(state, why);
    }
    if (event.by() != Actor.OPERATOR && heldByOperator(state)) {
      return Transition.nothing(state, why, "an operator has paused it");
    }
    NextState next = new NextState(state);
    QuietRules.activate(next, now, settings);
    return next.stored(why);
  }

  static Transition resumeDue(LeadState state, LifecycleSettings settings, Instant now) {
    NextState next = new NextState(state);
    QuietRules.activate(next, now, settings);
    return next.stored(Step.RESUME.name());
  }

  /** Only an operator lifts the pause of an operator. */
  static boolean heldByOperator(LeadState state) {
    Pause pause = state.pause();
    return pause != null && pause.reason() == PauseReason.OPERATOR;
  }
}
