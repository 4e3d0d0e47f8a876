package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.config.KeyRing;
import io.leadline.activities.temporal.PayloadKeys;
import io.temporal.common.converter.DataConverter;
import java.util.Base64;

/** Keys that protect nothing: a rehearsal holds no person's data and is gone when it ends. */
public final class Keys {
  private static final int BYTES = 32;

  private Keys() {}

  /** What Temporal is given is encrypted, as it always is. */
  public static DataConverter converter() {
    return PayloadKeys.converter(ring());
  }

  static byte[] bytes() {
    return new byte[BYTES];
  }

  static KeyRing ring() {
    return KeyRing.parse("rehearsal:" + Base64.getEncoder().encodeToString(bytes()));
  }
}
