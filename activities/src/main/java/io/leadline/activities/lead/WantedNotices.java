package io.leadline.activities.lead;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.NoticeRequest;

/**
 * Whether a notice still fits the life of its lead when it is about to be sent: attempts go on for
 * a day, and meanwhile the lead may have left, come back, or changed its address. Pure.
 */
public final class WantedNotices {
  private WantedNotices() {}

  /** Whether the notice may go out to the lead as it stands now. */
  public static boolean wanted(Lead lead, NoticeRequest request) {
    LeadState life = lead.life();
    if (lead.isForgotten() || lead.epoch() != request.epoch() || !life.stage().isLiving()) {
      return false;
    }
    return switch (request.kind()) {
      case WELCOME, HIRED -> reached(lead, request.channel());
      case WIDEN -> life.stage() == LeadStage.ACTIVE && reached(lead, request.channel());
      case WINBACK ->
          life.stage() == LeadStage.WINBACK
              && life.winbacks() == request.ordinal()
              && reached(lead, request.channel());
      case NEW_ADDRESS ->
          lead.pendingAddress() != null && lead.pendingAddress().version() == request.ordinal();
      case ASK_ADDRESS ->
          reached(lead, Channel.SMS)
              && !life.email().usable()
              && life.addressVersion() == request.ordinal();
    };
  }

  /** Whether the lead agreed to hear by that channel and gets what is sent by it. */
  public static boolean reached(Lead lead, Channel channel) {
    return switch (channel) {
      case EMAIL -> lead.life().email().usable();
      case SMS -> lead.life().sms().usable() && lead.phone() != null;
    };
  }
}
