package io.leadline.sandbox.provider.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.event.EventDialect;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Arrays of events that end in CR LF, signed with ECDSA. */
final class SendGridDialect implements EventDialect {
  private static final int BATCH = 1000;

  private final WebhookKeys keys;

  SendGridDialect(WebhookKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean tookCall(MailCall call) {
    return call.provider().equals(MailCall.SENDGRID);
  }

  @Override
  public List<ObjectNode> afterAcceptance(StoredMessage.Mail mail) {
    return MailEvents.afterAcceptance(mail);
  }

  @Override
  public Optional<ObjectNode> later(StoredMessage.Mail mail, Entry.MailEvent happened) {
    return Optional.of(MailEvents.later(mail, happened));
  }

  @Override
  public void shift(ObjectNode event, Duration by) {
    event.put("timestamp", event.path("timestamp").asLong() + by.toSeconds());
  }

  @Override
  public ObjectNode stray(ObjectNode event) {
    return event.deepCopy().put("sg_event_id", event.path("sg_event_id").asText() + "-ancient");
  }

  @Override
  public int batch() {
    return BATCH;
  }

  /**
   * A JSON array with one event per line; real posts end in CR LF, and the signature covers that.
   */
  @Override
  public byte[] body(List<ObjectNode> events) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(events.size() * 400);
    body.write('[');
    for (int i = 0; i < events.size(); i++) {
      body.write((i == 0 ? "" : ",\r\n").getBytes(UTF_8));
      body.write(LedgerJson.MAPPER.writeValueAsBytes(events.get(i)));
    }
    body.write("]\r\n".getBytes(UTF_8));
    return body.toByteArray();
  }

  @Override
  public void sign(HttpRequest.Builder request, byte[] body, Instant at) {
    String timestamp = String.valueOf(at.getEpochSecond());
    request
        .header("User-Agent", "SendGrid Event API")
        .header("X-Twilio-Email-Event-Webhook-Signature", keys.sign(timestamp, body))
        .header("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
  }
}
