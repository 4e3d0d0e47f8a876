package io.leadline.activities.smtp;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Sender;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A draft as a mail; notices when a server begins to receive it. */
final class SmtpMail extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;
  private volatile boolean begun;

  private SmtpMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * @throws MessagingException when the address of the draft is none
   */
  static SmtpMail of(
      Session session, Sender from, RelayTags tags, String callId, Draft draft, Instant at)
      throws MessagingException {
    SmtpMail mail = new SmtpMail(session, "<" + draft.sendId() + "@" + from.domain() + ">");
    mail.setFrom(address(from));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(draft.to(), true));
    mail.setSubject(draft.subject(), UTF_8);
    mail.setSentDate(Date.from(at));
    if (!draft.unsubscribeUrl().isEmpty()) {
      mail.setHeader("List-Unsubscribe", "<" + draft.unsubscribeUrl() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    tags.set(mail, callId, draft);
    mail.setContent(both(draft));
    mail.saveChanges();
    return mail;
  }

  private static MimeMultipart both(Draft draft) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(draft.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(draft.html(), UTF_8, "html");
    // The last alternative is the one that is preferred.
    return new MimeMultipart("alternative", text, html);
  }

  private static InternetAddress address(Sender from) throws MessagingException {
    try {
      return new InternetAddress(from.address(), from.name().isEmpty() ? null : from.name(), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is part of every JDK", e);
    }
  }

  /** Whether a server may hold some or all of it. */
  boolean begun() {
    return begun;
  }

  /** The same for the same message, so that a mail that came twice is seen to be one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    begun = true;
    super.writeTo(out, ignored);
  }
}
