package io.leadline.sandbox.provider.resend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.event.EventDialect;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.StoredMessage.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One event a post, signed as Standard Webhooks under the headers that Svix gives it. */
final class ResendDialect implements EventDialect {
  private final byte[] secret;

  /**
   * @param secret {@code whsec_<base64>}
   */
  ResendDialect(String secret) {
    this.secret = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  @Override
  public boolean tookCall(MailCall call) {
    return call.provider().equals(MailCall.RESEND);
  }

  @Override
  public List<ObjectNode> afterAcceptance(Mail mail) {
    Instant at = mail.at();
    List<ObjectNode> events = new ArrayList<>(3);
    if (mail.item().outcome() == MailItem.Outcome.DROPPED) {
      ObjectNode suppressed = event(mail, "email.suppressed", at);
      data(suppressed)
          .putObject("suppressed")
          .put("type", "OnAccountSuppressionList")
          .put("message", "The address is on the suppression list.");
      return List.of(suppressed);
    }
    events.add(event(mail, "email.sent", at));
    switch (mail.item().outcome()) {
      case BOUNCED -> events.add(bounced(event(mail, "email.bounced", at), "Permanent", "General"));
      case BLOCKED ->
          events.add(bounced(event(mail, "email.bounced", at), "Transient", "ContentRejected"));
      case DEFERRED -> {
        events.add(event(mail, "email.delivery_delayed", at));
        events.add(event(mail, "email.delivered", at.plusSeconds(1)));
      }
      case COMPLAINED -> {
        events.add(event(mail, "email.delivered", at));
        events.add(event(mail, "email.complained", at.plusSeconds(1)));
      }
      default -> events.add(event(mail, "email.delivered", at));
    }
    return events;
  }

  /** Resend knows no unsubscribing of its own for mail like ours. */
  @Override
  public Optional<ObjectNode> later(Mail mail, Entry.MailEvent happened) {
    Instant at = happened.at();
    return switch (happened.event()) {
      case "open" -> Optional.of(visited(event(mail, "email.opened", at), "open", happened));
      case "click" -> Optional.of(visited(event(mail, "email.clicked", at), "click", happened));
      case "spamreport" -> Optional.of(event(mail, "email.complained", at));
      case "bounce" ->
          Optional.of(bounced(event(mail, "email.bounced", at), "Permanent", "General"));
      default -> Optional.empty();
    };
  }

  private static ObjectNode event(Mail mail, String type, Instant at) {
    ObjectNode event = LedgerJson.MAPPER.createObjectNode();
    event.put("type", type).put("created_at", at.toString());
    ObjectNode data = event.putObject("data");
    data.put("email_id", emailId(mail)).put("created_at", mail.at().toString());
    data.putArray("to").add(mail.to());
    ObjectNode tags = data.putObject("tags");
    mail.item().args().forEach(tags::put);
    return event;
  }

  private static ObjectNode bounced(ObjectNode event, String type, String subType) {
    data(event)
        .putObject("bounce")
        .put("type", type)
        .put("subType", subType)
        .put("message", "550 5.1.1 The recipient's server did not take the mail.");
    return event;
  }

  private static ObjectNode visited(ObjectNode event, String name, Entry.MailEvent happened) {
    Map<String, String> fields = happened.fields();
    ObjectNode visit = data(event).putObject(name);
    visit
        .put("ipAddress", fields.getOrDefault("ip", ""))
        .put("userAgent", fields.getOrDefault("useragent", ""))
        .put("timestamp", happened.at().toString());
    if (fields.containsKey("url")) {
      visit.put("link", fields.get("url"));
    }
    return event;
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  /** The id that the answer to the send call gave. */
  static String emailId(Mail mail) {
    return emailId(mail.id());
  }

  static String emailId(String messageId) {
    return UUID.nameUUIDFromBytes(messageId.getBytes(UTF_8)).toString();
  }

  @Override
  public void shift(ObjectNode event, Duration by) {
    Instant at = Instant.parse(event.path("created_at").asText());
    event.put("created_at", at.plus(by).toString());
  }

  /** Its id follows from what it says, and it is about to be dated back. */
  @Override
  public ObjectNode stray(ObjectNode event) {
    return event.deepCopy();
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public byte[] body(List<ObjectNode> events) throws IOException {
    return LedgerJson.MAPPER.writeValueAsBytes(events.getFirst());
  }

  /** The id follows from the body: a repeated event has the same one, as Svix's retries do. */
  @Override
  public void sign(HttpRequest.Builder request, byte[] body, Instant at) {
    String id = "msg_" + UUID.nameUUIDFromBytes(body).toString().replace("-", "");
    String timestamp = String.valueOf(at.getEpochSecond());
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    request
        .header("User-Agent", "Svix-Webhooks")
        .header("svix-id", id)
        .header("svix-timestamp", timestamp)
        .header("svix-signature", "v1," + hmac(signed.toByteArray()));
  }

  private String hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
