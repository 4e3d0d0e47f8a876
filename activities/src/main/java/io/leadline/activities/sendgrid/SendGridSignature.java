package io.leadline.activities.sendgrid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of SendGrid's signed event webhook: ECDSA P-256 with SHA-256 over the
 * timestamp header followed by the raw body, DER in base64, against the account's public key
 * (base64 DER SPKI). SendGrid defines no age limit; replays are harmless because merging is
 * idempotent.
 */
public final class SendGridSignature {
  private final PublicKey key;

  /**
   * @param publicKey as SendGrid's settings page shows it
   * @throws IllegalArgumentException when it is not such a key
   */
  public SendGridSignature(String publicKey) {
    try {
      byte[] der = Base64.getDecoder().decode(publicKey.strip());
      this.key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not an ECDSA public key in base64 DER", e);
    }
  }

  /** Whether SendGrid signed exactly these bytes at that time. Anything malformed is a no. */
  public boolean matches(byte[] rawBody, @Nullable String signature, @Nullable String timestamp) {
    if (signature == null || timestamp == null) {
      return false;
    }
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initVerify(key);
      ecdsa.update(timestamp.getBytes(StandardCharsets.UTF_8));
      ecdsa.update(rawBody);
      return ecdsa.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
