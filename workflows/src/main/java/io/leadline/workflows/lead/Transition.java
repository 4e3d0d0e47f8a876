package io.leadline.workflows.lead;

import java.util.List;

/**
 * Answer of {@link LeadTransitions}.
 *
 * @param after the state from now on; its version is one more whenever there is something to store
 * @param why what caused it, and when nothing came of it, why not; kept in the stage history
 */
public record Transition(LeadState after, List<Effect> effects, String why) {
  public Transition {
    effects = List.copyOf(effects);
  }

  /** The notices that it asks for. */
  List<NoticeRequest> notices() {
    return effects.stream()
        .filter(Effect.SendNotice.class::isInstance)
        .map(effect -> ((Effect.SendNotice) effect).request())
        .toList();
  }

  /** What happened has no place in this stage. */
  static Transition notNow(LeadState state, String what) {
    return nothing(state, what, "nothing to do in " + state.stage());
  }

  static Transition nothing(LeadState state, String what, String reason) {
    return new NextState(state).stored(what + " ignored: " + reason);
  }

  /** Nothing happens, and nothing is worth keeping. */
  static Transition none(LeadState state, String what) {
    return new Transition(state, List.of(), what);
  }
}
