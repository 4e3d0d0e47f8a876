package io.leadline.activities.config;

import io.leadline.activities.lead.AddressHasher;
import java.util.Base64;

/**
 * Keys of the product.
 *
 * @param links sign the tokens in links, {@code LEADLINE_SECRET_KEY}
 * @param hasher hashes addresses, {@code LEADLINE_HASH_KEY}; never rotated
 */
public record Secrets(KeyRing links, AddressHasher hasher) {
  private static final int SHORTEST = 32;

  public static Secrets from(Environment environment) {
    return new Secrets(environment.keys("LEADLINE_SECRET_KEY"), hasher(environment));
  }

  /** The key may be written with an id before it, like the others; the id means nothing. */
  private static AddressHasher hasher(Environment environment) {
    String expected = "base64 of at least " + SHORTEST + " random bytes";
    String text = environment.required("LEADLINE_HASH_KEY", expected);
    byte[] key = new byte[0];
    try {
      key = Base64.getDecoder().decode(text.substring(text.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      // refused below
    }
    if (!text.isEmpty() && key.length < SHORTEST) {
      environment.refuse("LEADLINE_HASH_KEY", "(masked)", expected);
    }
    return new AddressHasher(key.length < SHORTEST ? new byte[SHORTEST] : key);
  }

  @Override
  public String toString() {
    return "Secrets[(masked)]";
  }
}
