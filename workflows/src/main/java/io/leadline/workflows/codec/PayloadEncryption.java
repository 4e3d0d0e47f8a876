package io.leadline.workflows.codec;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;

/** The data converter that every client and worker of ours uses. */
public final class PayloadEncryption {
  private PayloadEncryption() {}

  /**
   * JSON, encrypted; messages and stack traces of failures too, since they may quote what failed.
   */
  public static DataConverter dataConverter(EncryptionCodec codec) {
    return new CodecDataConverter(
        DefaultDataConverter.newDefaultInstance(),
        List.of(codec),
        /* encodeFailureAttributes= */ true);
  }
}
