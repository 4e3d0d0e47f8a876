package io.leadline.activities.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies webhooks that others sign as the Standard Webhooks specification says, version 1: the
 * id, the time and the raw body, by any of several secrets while they are rotated. Too old and too
 * new are refused alike, five minutes around the clock.
 */
public final class WebhookVerifier {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int SHORTEST = 16;

  private final List<byte[]> secrets;
  private final InstantSource clock;

  private WebhookVerifier(List<byte[]> secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * The headers of a signed request; null where one is missing.
   *
   * @param timestamp seconds since the epoch
   * @param signatures {@code v1,<base64>}, several with spaces between
   */
  public record Signed(
      @Nullable String id, @Nullable String timestamp, @Nullable String signatures) {}

  /**
   * @param secrets {@code whsec_<base64>}, several with commas between
   * @throws IllegalArgumentException when one is not such a secret
   */
  public static WebhookVerifier of(String secrets, InstantSource clock) {
    List<byte[]> keys = new ArrayList<>();
    for (String secret : secrets.split(",", -1)) {
      String text = secret.strip();
      byte[] key =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
      if (key.length < SHORTEST) {
        throw new IllegalArgumentException("a secret is too short");
      }
      keys.add(key);
    }
    return new WebhookVerifier(List.copyOf(keys), clock);
  }

  /** Whether one of the signatures was made with one of the secrets, lately. */
  public boolean matches(Signed signed, byte[] rawBody) {
    String id = signed.id();
    String timestamp = signed.timestamp();
    String signatures = signed.signatures();
    if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
      return false;
    }
    if (!timestamp.matches("\\d{1,11}") || !recent(Long.parseLong(timestamp))) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    List<String> expected =
        secrets.stream()
            .map(secret -> WebhookSignature.of(id, at, rawBody, List.of(secret)))
            .toList();
    boolean matches = false;
    for (String signature : signatures.split(" ", -1)) {
      for (String right : expected) {
        matches |= signature.startsWith(VERSION) && same(signature, right);
      }
    }
    return matches;
  }

  private boolean recent(long seconds) {
    Duration off = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
    return off.compareTo(TOLERANCE) <= 0;
  }

  /** In constant time. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
