package io.leadline.activities.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.EventReport;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Mailgun's webhook, one event a request: checks the signature and that its token came with no
 * other event before, and hands what is about a message of ours to {@link EventIntake}.
 */
public final class MailgunEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SIGNATURES = List.of("signature", "parent-signature");

  private final MailgunSignature signature;
  private final ProviderEventLog tokens;
  private final EventReport report;
  private final InstantSource clock;

  /**
   * @param tokens remembers which token came with which event
   */
  public MailgunEvents(
      MailgunSignature signature,
      ProviderEventLog tokens,
      EventIntake intake,
      WebhookCounter counter,
      InstantSource clock) {
    this.signature = signature;
    this.tokens = tokens;
    this.report = new EventReport("mailgun", intake, counter);
    this.clock = clock;
  }

  /**
   * Takes one webhook request; everything is durable when it answers 204.
   *
   * @param rawBody exactly the bytes received
   */
  public WebhookAnswer receive(byte[] rawBody) {
    JsonNode request;
    try {
      request = JSON.readTree(rawBody);
    } catch (IOException e) {
      return report.refuse(400, "the body is not JSON");
    }
    if (!request.isObject()) {
      return report.refuse(400, "the body is not a JSON object");
    }
    List<JsonNode> signed =
        SIGNATURES.stream().map(request::path).filter(signature::matches).toList();
    if (signed.isEmpty()) {
      return report.refuse(403, "no signature of now fits timestamp and token");
    }
    JsonNode event = request.path("event-data");
    if (!event.isObject()) {
      return report.refuse(400, "the body has no event-data");
    }
    String token = "mailgun-token-" + signed.getFirst().path("token").asText();
    if (!tokens.bind(token, digest(event), clock.instant())) {
      return report.refuse(403, "the token came with another event before");
    }
    return report.take(List.of(MailgunEvent.read(event, clock.instant())));
  }

  private static String digest(JsonNode event) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(event);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
