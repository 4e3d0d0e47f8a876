package io.leadline.activities.webhook;

import io.leadline.activities.webhook.WebhookVerifier.Signed;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Signs as a provider does who follows the Standard Webhooks specification. */
public final class StandardSignatures {
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private StandardSignatures() {}

  public static Signed of(String id, Instant at, byte[] body) {
    return of(SECRET, id, at, body);
  }

  static Signed of(String secret, String id, Instant at, byte[] body) {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    return new Signed(
        id, String.valueOf(at.getEpochSecond()), WebhookSignature.of(id, at, body, List.of(key)));
  }
}
