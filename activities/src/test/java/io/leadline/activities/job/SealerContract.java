package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Sealer} does; extended by the fake and the real one. */
public abstract class SealerContract {
  private static final String SECRET = "{\"email\":\"ann@example.com\"}";

  protected abstract Sealer sealer();

  @Test
  public void opensWhatItSealed() {
    assertThat(sealer().open(sealer().seal(SECRET.getBytes(UTF_8)))).asString().isEqualTo(SECRET);
    assertThat(sealer().open(sealer().seal(new byte[0]))).isEmpty();
  }

  @Test
  public void showsNothingOfWhatIsInside() {
    Sealed sealed = sealer().seal(SECRET.getBytes(UTF_8));

    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("ann", "email");
    assertThat(sealed.toString()).doesNotContain("ann", "email");
  }

  @Test
  public void sealsTheSameDifferentlyEachTime() {
    byte[] plain = SECRET.getBytes(UTF_8);

    assertThat(sealer().seal(plain)).isNotEqualTo(sealer().seal(plain));
  }

  @Test
  public void refusesWhatIsNotIntact() {
    byte[] sealed = sealer().seal(SECRET.getBytes(UTF_8)).bytes();
    for (int at = 0; at < sealed.length; at++) {
      byte[] touched = sealed.clone();
      touched[at] ^= 1;
      assertThatThrownBy(() -> sealer().open(Sealed.of(touched)))
          .isInstanceOf(IllegalStateException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      Sealed cut = Sealed.of(Arrays.copyOf(sealed, length));
      assertThatThrownBy(() -> sealer().open(cut)).isInstanceOf(IllegalStateException.class);
    }
  }
}
