package io.leadline.activities.mailgun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.webhook.WebhookSecrets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Checks what Mailgun signs: HMAC-SHA256 in hex over timestamp and token, keyed by the account's
 * webhook signing key. The events themselves are not signed; what ties them to a token is for the
 * caller.
 */
public final class MailgunSignature {
  /**
   * Mailgun repeats a request for eight hours, with the signature of the first time, so whatever is
   * younger may be a repetition that we need.
   */
  static final Duration OLDEST = Duration.ofHours(9);

  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final int SHORTEST = 16;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  private final byte[] key;
  private final InstantSource clock;

  /**
   * @param signingKey HTTP webhook signing key, as Mailgun shows it
   * @throws IllegalArgumentException when it is too short to be one
   */
  public MailgunSignature(String signingKey, InstantSource clock) {
    if (signingKey.length() < SHORTEST) {
      throw new IllegalArgumentException("the key is too short");
    }
    this.key = signingKey.getBytes(UTF_8);
    this.clock = clock;
  }

  /**
   * Whether Mailgun made this signature, and lately enough.
   *
   * @param signature an object of timestamp, token and signature
   */
  boolean matches(JsonNode signature) {
    String timestamp = signature.path("timestamp").asText();
    String token = signature.path("token").asText();
    if (!SECONDS.matcher(timestamp).matches() || !TOKEN.matcher(token).matches()) {
      return false;
    }
    String right =
        HexFormat.of().formatHex(WebhookSecrets.hmac(key, (timestamp + token).getBytes(UTF_8)));
    return MessageDigest.isEqual(
            right.getBytes(UTF_8), signature.path("signature").asText().getBytes(UTF_8))
        && recent(Instant.ofEpochSecond(Long.parseLong(timestamp)));
  }

  private boolean recent(Instant at) {
    Instant now = clock.instant();
    return !at.isAfter(now.plus(AHEAD)) && !at.isBefore(now.minus(OLDEST));
  }
}
