package io.leadline.activities.preference;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Reach;

/**
 * How the channels of a lead stand for the lead itself.
 *
 * @param mailOn whether alerts come by mail; also while its proof is asked for again
 * @param mailLost whether mail to this address does not get through, or must not be sent
 * @param textsOn whether alerts come by text message
 */
public record Channels(boolean mailOn, boolean mailLost, boolean textsOn) {

  /** Suppressions hold at once, the workflow's state a moment later: both are asked. */
  static Channels of(Lead lead, Suppressions suppressions) {
    ChannelState email = lead.life().email();
    ChannelState sms = lead.life().sms();
    String phone = lead.phoneHash();
    boolean stopped = suppressions.find(Channel.EMAIL, lead.emailHash()).isPresent();
    boolean asked = lead.awaitsWorkflow() || email.pending();
    return new Channels(
        asked || (email.usable() && !stopped),
        email.reach().compareTo(Reach.DEAD) >= 0,
        phone != null
            && (sms.usable() || sms.pending())
            && suppressions.find(Channel.SMS, phone).isEmpty());
  }
}
