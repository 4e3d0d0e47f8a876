package io.leadline.activities.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code webhook-signature} header of the Standard Webhooks specification, version 1. */
final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * One signature per secret, so that a receiver with either of two verifies it.
   *
   * @param id of the message, the same in every attempt
   * @param at time of the attempt
   */
  static String of(String id, Instant at, byte[] body, List<byte[]> secrets) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    return secrets.stream()
        .map(secret -> WebhookSecrets.hmac(secret, signed.toByteArray()))
        .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
        .collect(Collectors.joining(" "));
  }
}
