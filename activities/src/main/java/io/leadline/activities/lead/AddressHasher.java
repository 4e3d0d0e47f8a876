package io.leadline.activities.lead;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hash of an address: what identifies a lead and a suppression without holding the address.
 * The key is never rotated, since suppression rests on it.
 */
public final class AddressHasher {
  private final SecretKeySpec key;

  /**
   * @param key at least 32 bytes
   */
  public AddressHasher(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Hash of a normalised e-mail address. Domain and local part are compared case-insensitively;
   * plus tags and dots make different leads.
   */
  public String email(String address) {
    return hash("email:" + address.toLowerCase(Locale.ROOT));
  }

  /** Hash of a phone number in E.164. */
  public String phone(String e164) {
    return hash("phone:" + e164);
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(full);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
