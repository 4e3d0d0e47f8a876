package io.leadline.activities.ses;

import io.leadline.activities.webhook.WebhookFetch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks the signature of a message from SNS: RSA over a fixed list of its fields, with SHA-1 in
 * version 1 and SHA-256 in version 2. Whose topic it is and where the certificate lies is checked
 * before anything is fetched.
 */
final class SnsSignature {
  private final SnsTopic topic;
  private final SnsCertificates certificates;

  SnsSignature(SnsTopic topic, WebhookFetch fetch, InstantSource clock) {
    this.topic = topic;
    this.certificates = new SnsCertificates(topic, fetch, clock);
  }

  /**
   * What is wrong with the message; empty when SNS signed it.
   *
   * @throws IOException when its certificate cannot be fetched now
   */
  Optional<String> problem(SnsMessage message) throws IOException {
    if (!message.text("TopicArn").equals(topic.arn())) {
      return Optional.of("the message is not of the topic in SES_TOPIC_ARN");
    }
    Optional<String> algorithm = algorithm(message.text("SignatureVersion"));
    if (algorithm.isEmpty()) {
      return Optional.of("SignatureVersion is neither 1 nor 2");
    }
    Optional<URI> address = topic.certificateAt(message.text("SigningCertURL"));
    if (address.isEmpty()) {
      return Optional.of("SigningCertURL does not lead to Amazon SNS in the topic's region");
    }
    try {
      Signature rsa = Signature.getInstance(algorithm.get());
      rsa.initVerify(certificates.keyAt(address.get()));
      rsa.update(message.signedText().getBytes(StandardCharsets.UTF_8));
      return rsa.verify(Base64.getDecoder().decode(message.text("Signature")))
          ? Optional.empty()
          : Optional.of("the signature does not fit the message");
    } catch (GeneralSecurityException e) {
      return Optional.of("the certificate or signature cannot be used: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return Optional.of("the signature is not base64");
    }
  }

  private static Optional<String> algorithm(String version) {
    return switch (version) {
      case "1" -> Optional.of("SHA1withRSA");
      case "2" -> Optional.of("SHA256withRSA");
      default -> Optional.empty();
    };
  }
}
