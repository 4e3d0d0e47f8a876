package io.leadline.sandbox.provider.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.StoredMessage.Mail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The events of a mail as SendGrid posts them. Their ids follow from message and event, so posting
 * again after a crash gives the same ids, as a provider's retries do.
 */
public final class MailEvents {
  private MailEvents() {}

  static String smtpId(String messageId) {
    return "<" + messageId + "@simulator.leadline>";
  }

  /** What the simulated world does with a mail right after its acceptance. */
  public static List<ObjectNode> afterAcceptance(Mail mail) {
    List<ObjectNode> events = new ArrayList<>(2);
    Instant at = mail.at();
    MailItem item = mail.item();
    if (item.outcome() == MailItem.Outcome.DROPPED) {
      String reason = item.reason() == null ? "Invalid" : item.reason();
      events.add(event(mail, "dropped", at).put("reason", reason).put("status", "5.0.0"));
      return events;
    }
    events.add(event(mail, "processed", at));
    switch (item.outcome()) {
      case BOUNCED -> events.add(bounced(event(mail, "bounce", at)));
      case BLOCKED ->
          events.add(
              event(mail, "bounce", at)
                  .put("type", "blocked")
                  .put("status", "4.7.1")
                  .put("reason", "421 4.7.1 Message temporarily rejected by policy.")
                  .put("bounce_classification", "Reputation"));
      case DEFERRED -> {
        events.add(
            event(mail, "deferred", at)
                .put("response", "451 4.3.2 Please try again later")
                .put("attempt", "1"));
        events.add(event(mail, "delivered", at.plusSeconds(1)).put("response", "250 OK"));
      }
      case COMPLAINED -> {
        events.add(event(mail, "delivered", at).put("response", "250 OK"));
        events.add(event(mail, "spamreport", at.plusSeconds(1)));
      }
      default -> events.add(event(mail, "delivered", at).put("response", "250 OK"));
    }
    return events;
  }

  private static ObjectNode bounced(ObjectNode event) {
    return event
        .put("type", "bounce")
        .put("status", "5.1.1")
        .put("reason", "550 5.1.1 The email account that you tried to reach does not exist.")
        .put("bounce_classification", "Invalid Address");
  }

  /** The event of something that a reader did, or that came of the mail later. */
  static ObjectNode later(Mail mail, Entry.MailEvent happened) {
    ObjectNode event = event(mail, happened.event(), happened.at());
    happened.fields().forEach(event::put);
    if (happened.event().equals("bounce")) {
      bounced(event);
    }
    if (happened.event().equals("open")) {
      event.put("sg_machine_open", Boolean.parseBoolean(happened.fields().get("sg_machine_open")));
      event.put("sg_content_type", "html");
    }
    return event.put("sg_event_id", hash(happened.id()));
  }

  private static ObjectNode event(Mail mail, String name, Instant at) {
    ObjectNode event = LedgerJson.MAPPER.createObjectNode();
    mail.item().argsWith(mail.call()).forEach(event::put);
    if (!mail.call().categories().isEmpty()) {
      mail.call().categories().forEach(event.withArray("category")::add);
    }
    return event
        .put("email", mail.to())
        .put("timestamp", at.getEpochSecond())
        .put("smtp-id", smtpId(mail.id()))
        .put("event", name)
        .put("sg_event_id", hash(mail.id() + name))
        .put("sg_message_id", mail.call().id() + ".recvd-simulator-" + mail.id() + ".0");
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
