package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;

/** A channel of a lead. */
public record LeadChannel(String leadId, Channel channel) {
  static LeadChannel of(String sendId) {
    SendId id = SendId.parse(sendId);
    return new LeadChannel(id.leadId(), id.channel());
  }
}
