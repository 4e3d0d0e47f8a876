package io.leadline.activities.direct;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message goes to.
 *
 * @param to address, or number in E.164
 * @param toHash its keyed hash
 * @param lead null for somebody who is no lead
 */
public record DirectRecipient(Channel channel, String to, String toHash, @Nullable Lead lead) {
  static DirectRecipient of(Lead lead, Channel channel) {
    return switch (channel) {
      case EMAIL -> new DirectRecipient(channel, lead.email(), lead.emailHash(), lead);
      case SMS ->
          new DirectRecipient(
              channel,
              Objects.requireNonNull(lead.phone(), "the lead has no number"),
              Objects.requireNonNull(lead.phoneHash(), "the lead has no number"),
              lead);
    };
  }

  @Nullable String leadId() {
    return lead == null ? null : lead.id();
  }

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "DirectRecipient[" + channel + ", lead=" + leadId() + "]";
  }
}
