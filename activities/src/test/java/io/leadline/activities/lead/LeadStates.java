package io.leadline.activities.lead;

import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States of a life for tests, without what most of them do not care about. */
public final class LeadStates {
  private LeadStates() {}

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
}
