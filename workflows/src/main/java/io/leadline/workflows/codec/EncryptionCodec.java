package io.leadline.workflows.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts every payload before it leaves the process: AES-256-GCM with a fresh nonce, the id of
 * the key in the metadata so that keys can be rotated. Payloads that carry no encryption pass.
 */
public final class EncryptionCodec implements PayloadCodec {
  static final String KEY_ID = "encryption-key-id";
  private static final ByteString ENCODING = ByteString.copyFromUtf8("binary/encrypted");
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final String currentKeyId;
  private final Function<String, byte @Nullable []> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param currentKeyId key that encrypts
   * @param keys every key that may be needed to decrypt, 32 bytes each, by id; null when unknown
   */
  public EncryptionCodec(String currentKeyId, Function<String, byte @Nullable []> keys) {
    this.currentKeyId = currentKeyId;
    this.keys = keys;
    key(currentKeyId);
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return payloads.stream().map(this::encrypt).toList();
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::decrypt).toList();
  }

  private Payload encrypt(Payload plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] secret = run(Cipher.ENCRYPT_MODE, currentKeyId, nonce, plain.toByteArray());
    return Payload.newBuilder()
        .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, ENCODING)
        .putMetadata(KEY_ID, ByteString.copyFromUtf8(currentKeyId))
        .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(secret)))
        .build();
  }

  private Payload decrypt(Payload payload) {
    if (!ENCODING.equals(payload.getMetadataMap().get(EncodingKeys.METADATA_ENCODING_KEY))) {
      return payload;
    }
    String keyId = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    byte[] data = payload.getData().toByteArray();
    if (data.length < NONCE_BYTES) {
      throw new PayloadCodecException("encrypted payload is cut off");
    }
    byte[] nonce = Arrays.copyOf(data, NONCE_BYTES);
    byte[] secret = Arrays.copyOfRange(data, NONCE_BYTES, data.length);
    try {
      return Payload.parseFrom(run(Cipher.DECRYPT_MODE, keyId, nonce, secret));
    } catch (InvalidProtocolBufferException e) {
      throw new PayloadCodecException("encrypted payload does not hold a payload", e);
    }
  }

  private byte[] run(int mode, String keyId, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      // Bound to the key's id, so that metadata cannot be exchanged unnoticed.
      cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new PayloadCodecException("payload of key " + keyId + " is not intact", e);
    }
  }

  private SecretKeySpec key(String id) {
    byte[] key = keys.apply(id);
    if (key == null) {
      throw new PayloadCodecException("no data key with id '" + id + "'");
    }
    if (key.length != KEY_BYTES) {
      throw new PayloadCodecException("data key " + id + " must have " + KEY_BYTES + " bytes");
    }
    return new SecretKeySpec(key, "AES");
  }
}
