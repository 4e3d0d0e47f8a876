package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Step;
import java.time.Instant;

/**
 * The part of {@link LeadTransitions} about a new address: the old one stays in use until the new
 * one is proved.
 */
final class AddressRules {
  private AddressRules() {}

  static Transition requested(
      LeadState state,
      LeadEvent.AddressChangeRequested event,
      LifecycleSettings settings,
      Instant now) {
    if (!state.stage().isLiving()) {
      return Transition.notNow(state, event.name());
    }
    if (event.addressVersion() <= state.addressVersion()) {
      return Transition.nothing(state, event.name(), "that address was proved already");
    }
    NextState next = new NextState(state);
    next.pendingAddress = event.addressVersion();
    next.due(Step.DROP_ADDRESS, now.plus(settings.addressChange()));
    Notices.newAddress(next, event.addressVersion(), now);
    return next.stored(event.name());
  }

  static Transition confirmed(LeadState state, LeadEvent.AddressConfirmed event) {
    Integer pending = state.pendingAddress();
    if (pending == null || pending != event.addressVersion()) {
      return Transition.nothing(state, event.name(), "that address is not waited for");
    }
    NextState next = new NextState(state);
    next.addressVersion = pending;
    next.pendingAddress = null;
    next.email = new ChannelState(Consent.GRANTED, Reach.OK);
    next.noLonger(Step.DROP_ADDRESS);
    return next.stored(event.name());
  }

  static Transition dropDue(LeadState state) {
    NextState next = new NextState(state);
    next.pendingAddress = null;
    next.noLonger(Step.DROP_ADDRESS);
    return next.stored(Step.DROP_ADDRESS.name());
  }
}
