package io.leadline.activities.config;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secret keys by id, in order: the first is used for new work, the others for what exists. */
public final class KeyRing {
  static final KeyRing EMPTY = new KeyRing(Map.of());

  private final Map<String, byte[]> keys;

  private KeyRing(Map<String, byte[]> keys) {
    this.keys = keys;
  }

  /**
   * @param text {@code id:base64,...} with ids of {@code [A-Za-z0-9_-]} and keys of at least 32
   *     bytes
   * @throws IllegalArgumentException saying what is wrong, without the secret
   */
  public static KeyRing parse(String text) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int colon = part.indexOf(':');
      String id = colon < 0 ? "" : part.substring(0, colon).strip();
      if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
        throw new IllegalArgumentException("a key without an id");
      }
      byte[] key = decode(id, part.substring(colon + 1).strip());
      if (keys.put(id, key) != null) {
        throw new IllegalArgumentException("key id " + id + " twice");
      }
    }
    return new KeyRing(keys);
  }

  private static byte[] decode(String id, String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("key " + id + " is not base64", e);
    }
    if (key.length < 32) {
      throw new IllegalArgumentException("key " + id + " is shorter than 32 bytes");
    }
    return key;
  }

  /** Id of the key for new work. */
  public String currentId() {
    return keys.keySet().iterator().next();
  }

  public byte[] current() {
    return keys.values().iterator().next().clone();
  }

  public Optional<byte[]> find(String id) {
    return Optional.ofNullable(keys.get(id)).map(byte[]::clone);
  }

  /** Every key, the one for new work first. */
  public List<byte[]> all() {
    return keys.values().stream().map(byte[]::clone).toList();
  }

  /** Never shows a key. */
  @Override
  public String toString() {
    return "KeyRing" + keys.keySet();
  }
}
