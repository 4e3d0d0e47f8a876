package io.leadline.workflows.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncryptionCodecTest {
  private final Map<String, byte[]> keys = new HashMap<>(Map.of("old", key(1), "new", key(2)));
  private final EncryptionCodec codec = new EncryptionCodec("new", keys::get);

  @Test
  void payloadComesBackAsItWas_andIsNotReadableBetween() {
    Payload plain = json("{\"leadId\":\"abcdefgh\"}");

    Payload secret = encode(codec, plain);

    assertThat(secret.toString()).doesNotContain("abcdefgh").doesNotContain("json/plain");
    assertThat(secret.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
    assertThat(secret.getMetadataOrThrow(EncryptionCodec.KEY_ID).toStringUtf8()).isEqualTo("new");
    assertThat(decode(secret)).isEqualTo(plain);
  }

  @Test
  void samePayloadNeverLooksTheSame() {
    assertThat(encode(codec, json("1")).getData()).isNotEqualTo(encode(codec, json("1")).getData());
  }

  @Test
  void payloadOfAnOlderKeyIsReadAfterRotation() {
    Payload old = encode(new EncryptionCodec("old", keys::get), json("1"));

    assertThat(decode(old)).isEqualTo(json("1"));
  }

  @Test
  void keyThatIsGoneIsNamed() {
    Payload old = encode(new EncryptionCodec("old", keys::get), json("1"));
    keys.remove("old");

    assertThatThrownBy(() -> decode(old))
        .isInstanceOf(PayloadCodecException.class)
        .hasMessageContaining("'old'");
  }

  @Test
  void everyChangedByteIsNoticed() {
    Payload secret = encode(codec, json("1"));
    byte[] data = secret.getData().toByteArray();
    for (int i = 0; i < data.length; i++) {
      byte[] changed = data.clone();
      changed[i] ^= 1;
      Payload forged = secret.toBuilder().setData(ByteString.copyFrom(changed)).build();
      assertThatThrownBy(() -> decode(forged)).isInstanceOf(PayloadCodecException.class);
    }
  }

  @Test
  void exchangedKeyIdIsNoticed_evenWithTheSameKey() {
    keys.put("twin", key(2));
    Payload forged =
        encode(codec, json("1")).toBuilder()
            .putMetadata(EncryptionCodec.KEY_ID, ByteString.copyFromUtf8("twin"))
            .build();

    assertThatThrownBy(() -> decode(forged)).isInstanceOf(PayloadCodecException.class);
  }

  @Test
  void cutOffPayloadIsRefused() {
    Payload cut =
        encode(codec, json("1")).toBuilder().setData(ByteString.copyFromUtf8("short")).build();

    assertThatThrownBy(() -> decode(cut)).hasMessageContaining("cut off");
  }

  @Test
  void payloadWithoutEncryptionPasses() {
    assertThat(decode(json("1"))).isEqualTo(json("1"));
  }

  @Test
  void shortKeyIsRefusedAtOnce() {
    assertThatThrownBy(() -> new EncryptionCodec("k", id -> new byte[16]))
        .hasMessageContaining("32 bytes");
  }

  @Test
  void failuresAreEncryptedToo() {
    DataConverter converter = PayloadEncryption.dataConverter(codec);

    var failure =
        converter.exceptionToFailure(ApplicationFailure.newFailure("jane@example.com", "X"));

    assertThat(failure.toString()).doesNotContain("jane@example.com");
    assertThat(converter.failureToException(failure)).hasMessageContaining("jane@example.com");
  }

  private static byte[] key(int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  private static Payload json(String text) {
    return DefaultDataConverter.STANDARD_INSTANCE.toPayload(text).orElseThrow();
  }

  private static Payload encode(EncryptionCodec codec, Payload plain) {
    return codec.encode(List.of(plain)).getFirst();
  }

  private Payload decode(Payload payload) {
    return codec.decode(List.of(payload)).getFirst();
  }
}
