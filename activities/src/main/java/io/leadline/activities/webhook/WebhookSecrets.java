package io.leadline.activities.webhook;

import io.leadline.activities.config.KeyRing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that webhooks are signed with: one for each receiver's origin and each of our keys,
 * derived, so that none is stored. While keys are rotated there are several, and each signs.
 */
public final class WebhookSecrets {
  private static final String PREFIX = "whsec_";

  private final KeyRing keys;

  public WebhookSecrets(KeyRing keys) {
    this.keys = keys;
  }

  /** What a receiver verifies with, newest first, as Standard Webhooks writes it. */
  public List<String> shown(URI receiver) {
    return of(receiver).stream()
        .map(secret -> PREFIX + Base64.getEncoder().encodeToString(secret))
        .toList();
  }

  List<byte[]> of(URI receiver) {
    String origin =
        (receiver.getScheme() + "://" + receiver.getRawAuthority()).toLowerCase(Locale.ROOT);
    byte[] purpose = ("webhook " + origin).getBytes(StandardCharsets.UTF_8);
    return keys.all().stream().map(key -> hmac(key, purpose)).toList();
  }

  /** HMAC-SHA256, which every scheme with a shared secret rests on. */
  public static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
