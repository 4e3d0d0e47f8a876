package io.leadline.activities.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.config.Environment;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignUpSettingsTest {
  @Test
  void hasDefaults() {
    assertThat(SignUpSettings.from(new Environment(Map.of()))).isEqualTo(SignUpSettings.DEFAULTS);
  }

  @Test
  void readsEveryVariable() {
    Environment environment =
        new Environment(
            Map.of(
                "LEADLINE_TIME_ZONE", "Europe/Warsaw",
                "LEADLINE_RADIUS_KM", "25",
                "LEADLINE_SIGNUPS_PER_IP", "7",
                "LEADLINE_SIGNUPS_PER_DOMAIN", "9"));

    assertThat(SignUpSettings.from(environment))
        .isEqualTo(new SignUpSettings(ZoneId.of("Europe/Warsaw"), 25, 7, 9));
  }

  @Test
  void refusesAZoneThatDoesNotExist() {
    Environment environment = new Environment(Map.of("LEADLINE_TIME_ZONE", "Mars"));
    SignUpSettings.from(environment);

    assertThatThrownBy(environment::check).hasMessageContaining("LEADLINE_TIME_ZONE=Mars");
  }

  @Test
  void operatorsChangeTheListOfThrowAwayDomains() {
    DisposableDomains domains =
        DisposableDomains.from(
            new Environment(
                Map.of(
                    "LEADLINE_DISPOSABLE_REFUSE", "Burner.example, other.example,",
                    "LEADLINE_DISPOSABLE_ALLOW", "mailinator.com")));

    assertThat(domains.contains("burner.example")).isTrue();
    assertThat(domains.contains("sub.other.example")).isTrue();
    assertThat(domains.contains("mailinator.com")).isFalse();
    assertThat(domains.contains("yopmail.com")).isTrue();
    assertThat(domains.contains("example.com")).isFalse();
  }
}
