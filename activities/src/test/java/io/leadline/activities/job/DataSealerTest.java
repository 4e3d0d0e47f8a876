package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.config.KeyRing;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataSealerTest extends SealerContract {
  private static final byte[] PLAIN = "hello".getBytes(UTF_8);
  private static final String OLD = key("2025", 1);
  private static final String NEW = key("2026", 2);

  private final DataSealer sealer = sealer(OLD);

  @Override
  protected Sealer sealer() {
    return sealer;
  }

  @Test
  void opensWhatAnotherProcessSealed() {
    assertThat(sealer(OLD).open(sealer.seal(PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void keepsOpeningWhatAnOlderKeySealed() {
    Sealed before = sealer.seal(PLAIN);
    DataSealer rotated = sealer(NEW + "," + OLD);

    assertThat(rotated.open(before)).isEqualTo(PLAIN);
    assertThat(sealer(NEW).open(rotated.seal(PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void namesTheKeyThatIsMissing() {
    assertThatThrownBy(() -> sealer(NEW).open(sealer.seal(PLAIN)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sealed with key '2025', which LEADLINE_DATA_KEY does not have");
  }

  @Test
  void anotherKeyUnderTheSameIdOpensNothing() {
    assertThatThrownBy(() -> sealer(key("2025", 3)).open(sealer.seal(PLAIN)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sealed bytes of key 2025 are not intact");
  }

  @Test
  void aHeadCannotBeExchanged() {
    byte[] one = sealer.seal(PLAIN).bytes();
    byte[] other = sealer(OLD).seal(PLAIN).bytes();
    int head = one.length - 12 - PLAIN.length - 16;
    byte[] mixed = one.clone();
    System.arraycopy(other, 0, mixed, 0, head);

    assertThatThrownBy(() -> sealer.open(Sealed.of(mixed)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverUsesANonceTwice() {
    Set<ByteBuffer> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] sealed = sealer.seal(PLAIN).bytes();
      int nonce = sealed.length - 16 - PLAIN.length - 12;
      seen.add(ByteBuffer.wrap(sealed, nonce, 12));
    }
    assertThat(seen).hasSize(1_000);
  }

  private static DataSealer sealer(String keys) {
    return new DataSealer(KeyRing.parse(keys), new SecureRandom());
  }

  private static String key(String id, int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return id + ":" + Base64.getEncoder().encodeToString(key);
  }
}
