package io.leadline.activities.lead;

import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Pause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States of a life for tests, without what most of them do not care about. */
public final class LeadStates {
  private LeadStates() {}

  /** That state in another stage; the version goes up. */
  public static LeadState in(
      LeadState state, LeadStage stage, @Nullable CloseReason reason, @Nullable Pause pause) {
    return new LeadState(
        state.leadId(),
        state.version() + 1,
        stage,
        reason,
        pause,
        state.epoch(),
        state.addressVersion(),
        state.pendingAddress(),
        state.email(),
        state.sms(),
        state.optedInAt(),
        state.smsChangedAt(),
        state.stageSince(),
        state.deadlines(),
        state.resends(),
        state.winbacks(),
        state.widenAskedAt(),
        state.addressAskedFor(),
        state.parked());
  }

  /** A state with at most one deadline, without pause, win-backs or a new address. */
  public static LeadState of(
      String leadId,
      long version,
      LeadStage stage,
      @Nullable CloseReason reason,
      int epoch,
      int addressVersion,
      ChannelState email,
      ChannelState sms,
      Instant stageSince,
      @Nullable Deadline deadline,
      List<Instant> resends,
      @Nullable ParkedStep parked) {
    return new LeadState(
        leadId,
        version,
        stage,
        reason,
        null,
        epoch,
        addressVersion,
        null,
        email,
        sms,
        stageSince,
        null,
        stageSince,
        deadline == null ? List.of() : List.of(deadline),
        resends,
        0,
        null,
        0,
        parked);
  }

  /** The state after a verification mail ran out of attempts. */
  public static LeadState parked(LeadState before, Instant at) {
    return with(
        before, new ParkedStep(LeadState.Step.SEND_VERIFICATION, 1, null, "f-1", "refused", at));
  }

  /** The state after the parked step was done. */
  public static LeadState unparked(LeadState before) {
    return with(before, null);
  }

  private static LeadState with(LeadState before, @Nullable ParkedStep parked) {
    return of(
        before.leadId(),
        before.version() + 1,
        before.stage(),
        before.reason(),
        before.epoch(),
        before.addressVersion(),
        before.email(),
        before.sms(),
        before.stageSince(),
        before.deadline(),
        before.resends(),
        parked);
  }
}
