package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.leadline.activities.config.KeyRing;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with {@code LEADLINE_DATA_KEY}, AES-256-GCM. Sealed bytes are a head (version, length and
 * text of the key's id, salt), a nonce and the encrypted rest, which is bound to the head.
 *
 * <p>A key must not meet the same nonce twice, and random ones may repeat after some billions, a
 * few days of a busy board. So each process derives a key of its own from the ring's key and a
 * random salt, and counts its nonces.
 */
public final class DataSealer implements Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String DERIVATION = "HmacSHA256";
  private static final byte VERSION = 1;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final KeyRing ring;
  private final byte[] head;
  private final SecretKeySpec own;
  private final AtomicLong sealed = new AtomicLong();

  /** What one process sealed is mostly opened in a row. */
  private volatile Derived last;

  /**
   * A key of a process.
   *
   * @param origin the head of what is sealed with it
   */
  private record Derived(ByteBuffer origin, SecretKeySpec key) {}

  /** Seals with the first key of the ring; opens with any of them. */
  public DataSealer(KeyRing ring, SecureRandom random) {
    this.ring = ring;
    byte[] id = ring.currentId().getBytes(US_ASCII);
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    head =
        ByteBuffer.allocate(2 + id.length + SALT_BYTES)
            .put(VERSION)
            .put((byte) id.length)
            .put(id)
            .put(salt)
            .array();
    own = derive(ring.current(), salt);
    last = new Derived(ByteBuffer.wrap(head), own);
  }

  @Override
  public Sealed seal(byte[] plain) {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES).putLong(Integer.BYTES, sealed.incrementAndGet()).array();
    byte[] out = new byte[head.length + NONCE_BYTES + plain.length + TAG_BYTES];
    ByteBuffer.wrap(out).put(head).put(nonce);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, own, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(head);
      cipher.doFinal(plain, 0, plain.length, out, head.length + NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot encrypt with " + CIPHER, e);
    }
    return Sealed.of(out);
  }

  @Override
  public byte[] open(Sealed secret) {
    byte[] bytes = secret.bytes();
    int idLength = bytes.length < 2 || bytes[0] != VERSION ? -1 : bytes[1];
    int headLength = 2 + idLength + SALT_BYTES;
    if (idLength < 1 || bytes.length < headLength + NONCE_BYTES + TAG_BYTES) {
      throw new IllegalStateException("these bytes were not sealed, or are cut off");
    }
    String id = new String(bytes, 2, idLength, US_ASCII);
    SecretKeySpec key = key(bytes, id, headLength);
    int body = headLength + NONCE_BYTES;
    GCMParameterSpec nonce =
        new GCMParameterSpec(TAG_BYTES * Byte.SIZE, bytes, headLength, NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(bytes, 0, headLength);
      return cipher.doFinal(bytes, body, bytes.length - body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed bytes of key " + id + " are not intact", e);
    }
  }

  private SecretKeySpec key(byte[] bytes, String id, int headLength) {
    ByteBuffer origin = ByteBuffer.wrap(bytes, 0, headLength);
    Derived known = last;
    if (known.origin.equals(origin)) {
      return known.key;
    }
    byte[] key =
        ring.find(id)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "sealed with key '" + id + "', which LEADLINE_DATA_KEY does not have"));
    byte[] head = Arrays.copyOf(bytes, headLength);
    byte[] salt = Arrays.copyOfRange(head, headLength - SALT_BYTES, headLength);
    Derived derived = new Derived(ByteBuffer.wrap(head), derive(key, salt));
    last = derived;
    return derived.key;
  }

  private static SecretKeySpec derive(byte[] key, byte[] salt) {
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(key, DERIVATION));
      mac.update("leadline sealed data".getBytes(US_ASCII));
      return new SecretKeySpec(mac.doFinal(salt), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM does not know " + DERIVATION, e);
    }
  }
}
