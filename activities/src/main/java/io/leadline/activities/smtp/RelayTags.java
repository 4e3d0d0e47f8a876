package io.leadline.activities.smtp;

import io.leadline.activities.message.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * The headers that the service behind a relay takes off a mail: our ids, which come back with every
 * event about it, and that our links are not to be replaced.
 *
 * @param configurationSet of SES, whose events it publishes; empty for the identity's own
 */
public record RelayTags(RelayService service, String configurationSet) {
  void set(MimeMessage mail, String callId, Draft draft) throws MessagingException {
    if (service != RelayService.MAILGUN) {
      mail.setHeader("X-SES-MESSAGE-TAGS", "send_id=" + draft.sendId() + ", call_id=" + callId);
      if (!configurationSet.isEmpty()) {
        mail.setHeader("X-SES-CONFIGURATION-SET", configurationSet);
      }
    }
    if (service != RelayService.SES) {
      mail.setHeader(
          "X-Mailgun-Variables",
          "{\"send_id\":\"" + draft.sendId() + "\",\"call_id\":\"" + callId + "\"}");
      mail.setHeader("X-Mailgun-Track-Clicks", "no");
      mail.setHeader("X-Mailgun-Track-Opens", "yes");
    }
  }
}
