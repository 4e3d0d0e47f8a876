package io.leadline.activities.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.webhook.WebhookFetch;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Amazon SNS as our receiver meets it: it signs messages, and keeps its certificate. */
final class Sns implements WebhookFetch {
  static final String ARN = "arn:aws:sns:us-east-1:123456789012:ses-events";
  static final String HOST = "https://sns.us-east-1.amazonaws.com";
  static final String CERTIFICATE = HOST + "/SimpleNotificationService-0123456789abcdef.pem";
  static final String CONFIRM =
      HOST + "/?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token=233641";

  private final ObjectMapper json = new ObjectMapper();

  /** Made once, since that takes a while. */
  private static final KeyPair KEYS = SelfMadeCertificate.keys();

  private final Map<String, String> files = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  boolean away;

  Sns(Instant now) throws GeneralSecurityException {
    keep(CERTIFICATE, certificate("sns.amazonaws.com", now));
    keep(CONFIRM, "<ConfirmSubscriptionResponse/>");
  }

  void keep(String address, String file) {
    files.put(address, file);
  }

  /** PEM of this key, valid for a day around that moment. */
  String certificate(String name, Instant at) throws GeneralSecurityException {
    Duration day = Duration.ofDays(1);
    return SelfMadeCertificate.pem(name, KEYS, KEYS, at.minus(day), at.plus(day));
  }

  @Override
  public byte[] get(URI address) throws IOException {
    asked.add(address.toString());
    String file = files.get(address.toString());
    if (away || file == null) {
      throw new IOException("no answer");
    }
    return file.getBytes(UTF_8);
  }

  ObjectNode notification(String id, String message) {
    return message("Notification", id, message);
  }

  ObjectNode subscription(String type, String url) {
    return message(type, "sub1", "You have chosen to subscribe")
        .put("Token", "233641")
        .put("SubscribeURL", url);
  }

  private ObjectNode message(String type, String id, String message) {
    return json.createObjectNode()
        .put("Type", type)
        .put("MessageId", id)
        .put("TopicArn", ARN)
        .put("Message", message)
        .put("Timestamp", "2026-03-02T12:00:00.000Z")
        .put("SignatureVersion", "2")
        .put("SigningCertURL", CERTIFICATE);
  }

  /** The message as posted, signed by its SignatureVersion. */
  byte[] signed(ObjectNode message) throws GeneralSecurityException, IOException {
    String hash = message.path("SignatureVersion").asText().equals("1") ? "SHA1" : "SHA256";
    Signature rsa = Signature.getInstance(hash + "withRSA");
    rsa.initSign(KEYS.getPrivate());
    String text =
        SnsMessage.read(json.writeValueAsBytes(message)).map(SnsMessage::signedText).orElse("");
    rsa.update(text.getBytes(UTF_8));
    message.put("Signature", Base64.getEncoder().encodeToString(rsa.sign()));
    return json.writeValueAsBytes(message);
  }
}
