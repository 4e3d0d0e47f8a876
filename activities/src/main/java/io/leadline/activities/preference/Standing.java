package io.leadline.activities.preference;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LifecycleSettings.Quiet;
import io.leadline.workflows.lead.PauseReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lead that follows one of its links may still do for itself. */
public enum Standing {
  /** Receives alerts. */
  ON,
  /** Takes a break that it asked for. */
  AWAY,
  /** Paused, or asked whether it is still looking, since it has been quiet. */
  QUIET,
  /** Let go since it has been quiet; the keep button still brings it back. */
  LET_GO,
  /** Paused by an operator, who alone ends that. */
  HELD,
  /** Its address is not proved yet. */
  UNPROVED,
  /** Has left; signing up again opens another life. */
  LEFT,
  /** The link was sent to an address that the lead has replaced: not its own any more. */
  FORMER_ADDRESS,
  /** Nothing is known of it, or nothing any more. */
  GONE;

  /** Whether its preferences can be changed. */
  public boolean isLiving() {
    return this == ON || this == AWAY || this == QUIET || this == HELD;
  }

  /**
   * @param lead null when there is none
   * @param quiet says for how long a lead that was let go may come back
   */
  public static Standing of(@Nullable Lead lead, LinkToken link, Quiet quiet, Instant now) {
    if (lead == null || lead.isForgotten()) {
      return GONE;
    }
    if (link.addressVersion() < lead.addressVersion()) {
      return FORMER_ADDRESS;
    }
    LeadState life = lead.life();
    return switch (life.stage()) {
      case NEW, VERIFYING -> UNPROVED;
      case ACTIVE -> ON;
      case PAUSED, WINBACK -> paused(life.pause());
      case CLOSED -> closed(lead, quiet, now);
      case ERASED -> GONE;
    };
  }

  private static Standing paused(LeadState.@Nullable Pause pause) {
    PauseReason reason = pause == null ? PauseReason.INACTIVE : pause.reason();
    return switch (reason) {
      case INACTIVE -> QUIET;
      case LEAD_REQUEST -> AWAY;
      case OPERATOR -> HELD;
    };
  }

  private static Standing closed(Lead lead, Quiet quiet, Instant now) {
    if (lead.awaitsWorkflow()) {
      return UNPROVED;
    }
    LeadState life = lead.life();
    boolean mayComeBack =
        life.reason() == CloseReason.SUNSET
            && !now.isAfter(life.stageSince().plus(quiet.sunsetGrace()));
    return mayComeBack ? LET_GO : LEFT;
  }
}
