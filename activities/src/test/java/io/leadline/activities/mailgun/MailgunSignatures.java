package io.leadline.activities.mailgun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.webhook.WebhookSecrets;
import java.time.Instant;
import java.util.HexFormat;

/** Signs as Mailgun does. */
public final class MailgunSignatures {
  public static final String KEY = "key-0123456789abcdef";

  private MailgunSignatures() {}

  /** A signature object for that token. */
  public static String of(String key, String token, Instant at) {
    String timestamp = String.valueOf(at.getEpochSecond());
    String hex =
        HexFormat.of()
            .formatHex(
                WebhookSecrets.hmac(key.getBytes(UTF_8), (timestamp + token).getBytes(UTF_8)));
    return "{\"timestamp\":\"%s\",\"token\":\"%s\",\"signature\":\"%s\"}"
        .formatted(timestamp, token, hex);
  }

  /** A request as Mailgun posts it. */
  public static byte[] request(String signature, String event) {
    return "{\"signature\":%s,\"event-data\":%s}".formatted(signature, event).getBytes(UTF_8);
  }
}
