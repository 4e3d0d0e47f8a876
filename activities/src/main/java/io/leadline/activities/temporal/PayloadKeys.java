package io.leadline.activities.temporal;

import io.leadline.activities.config.KeyRing;
import io.leadline.workflows.codec.EncryptionCodec;
import io.leadline.workflows.codec.PayloadEncryption;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;

/** Makes the codec and converter from {@code LEADLINE_DATA_KEY}. */
public final class PayloadKeys {
  private static final int AES_256 = 32;

  private PayloadKeys() {}

  /** Encrypts with the first key of the ring; decrypts with any of them. */
  public static EncryptionCodec codec(KeyRing keys) {
    return new EncryptionCodec(
        keys.currentId(), id -> keys.find(id).map(key -> Arrays.copyOf(key, AES_256)).orElse(null));
  }

  /** What every client and worker of ours uses. */
  public static DataConverter converter(KeyRing keys) {
    return PayloadEncryption.dataConverter(codec(keys));
  }
}
