package io.leadline.activities.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void takesWhatIsSetAndFallsBackOtherwise() {
    Environment environment = new Environment(Map.of("A", " x ", "N", "7", "D", "PT15M", "E", " "));

    assertThat(environment.text("A", "y")).isEqualTo("x");
    assertThat(environment.text("E", "y")).isEqualTo("y");
    assertThat(environment.text("missing")).isEmpty();
    assertThat(environment.number("N", 1, 1, 9)).isEqualTo(7);
    assertThat(environment.number("missing", 1, 1, 9)).isEqualTo(1);
    assertThat(environment.duration("D", Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
    assertThat(environment.duration("missing", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    environment.check();
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Environment environment =
        new Environment(Map.of("SLOTS", "many", "PORT", "70000", "AFTER", "5m"));
    environment.required("MONGODB_URI", "mongodb://host");
    environment.number("SLOTS", 1, 1, 10);
    environment.number("PORT", 1, 1, 65_535);
    environment.duration("AFTER", Duration.ZERO);

    assertThatThrownBy(environment::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MONGODB_URI is missing; expected mongodb://host")
        .hasMessageContaining("SLOTS=many cannot be used; expected a whole number from 1 to 10")
        .hasMessageContaining("PORT=70000")
        .hasMessageContaining("AFTER=5m cannot be used; expected an ISO-8601 duration");
  }

  @Test
  void aNegativeDurationIsRefused() {
    Environment environment = new Environment(Map.of("AFTER", "-PT5M"));

    assertThat(environment.duration("AFTER", Duration.ZERO)).isZero();
    assertThatThrownBy(environment::check).hasMessageContaining("AFTER=-PT5M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nocolon", "a:short", "a:!!!", ":AAAA", "a b:AAAA"})
  void keysThatCannotBeUsedAreRefusedWithoutShowingThem(String value) {
    Environment environment = new Environment(Map.of("KEY", value));
    environment.keys("KEY");

    assertThatThrownBy(environment::check)
        .hasMessageContaining("KEY is not usable")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("!!!", "AAAA"));
  }

  @Test
  void aMissingKeyIsNamedWithItsShape() {
    Environment environment = new Environment(Map.of());
    environment.keys("LEADLINE_SECRET_KEY");

    assertThatThrownBy(environment::check)
        .hasMessageContaining("LEADLINE_SECRET_KEY is missing; expected id:base64");
  }

  @Test
  void theFirstKeyIsForNewWorkAndAllAreFound() {
    KeyRing ring = new Environment(Map.of("KEY", "b:" + key(2) + ", a:" + key(1))).keys("KEY");

    assertThat(ring.currentId()).isEqualTo("b");
    assertThat(ring.current()).isEqualTo(filled(2));
    assertThat(ring.find("a")).hasValueSatisfying(k -> assertThat(k).isEqualTo(filled(1)));
    assertThat(ring.find("c")).isEmpty();
    assertThat(ring.toString()).contains("b", "a").doesNotContain(key(1), key(2));
  }

  @Test
  void aKeyIdMayStandOnlyOnce() {
    assertThatThrownBy(() -> KeyRing.parse("a:" + key(1) + ",a:" + key(2)))
        .hasMessageContaining("key id a twice");
  }

  @Test
  void nobodyCanChangeAKeyFromOutside() {
    KeyRing ring = KeyRing.parse("a:" + key(1));
    ring.current()[0] = 99;

    assertThat(ring.current()).isEqualTo(filled(1));
  }

  private static String key(int fill) {
    return Base64.getEncoder().encodeToString(filled(fill));
  }

  private static byte[] filled(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
