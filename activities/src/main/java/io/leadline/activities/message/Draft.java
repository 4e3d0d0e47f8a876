package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message that is ready to be sent, if nothing speaks against it.
 *
 * @param sendId its claim, see {@link SendId}
 * @param epoch opt-in, and {@code addressVersion} version of the address, that it is sent under
 * @param to address, or phone number in E.164
 * @param toHash keyed hash of {@code to}, looked up in the suppressions right before the call
 * @param unsubscribeUrl target of the one-click header; empty for mail that is not commercial
 * @param postings ids of the postings it shows, kept with the row
 * @param data for a provider that renders it, in place of {@code html} and {@code text}
 */
public record Draft(
    String sendId,
    String leadId,
    Channel channel,
    MessageKind kind,
    int epoch,
    int addressVersion,
    String to,
    String toHash,
    String subject,
    String html,
    String text,
    String unsubscribeUrl,
    List<String> postings,
    @Nullable MailData data) {
  /** One whose content is finished. */
  public Draft(
      String sendId,
      String leadId,
      Channel channel,
      MessageKind kind,
      int epoch,
      int addressVersion,
      String to,
      String toHash,
      String subject,
      String html,
      String text,
      String unsubscribeUrl,
      List<String> postings) {
    this(
        sendId,
        leadId,
        channel,
        kind,
        epoch,
        addressVersion,
        to,
        toHash,
        subject,
        html,
        text,
        unsubscribeUrl,
        postings,
        null);
  }

  /** Where mail to it goes, in lower case, for statistics; null for a text message. */
  public @Nullable String domain() {
    return channel == Channel.EMAIL
        ? to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT)
        : null;
  }
}
