package io.leadline.activities.signup;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SignUpLimitsTest {
  private Instant now = SIGN_UP;
  private final SignUpLimits limits =
      new SignUpLimits(new SignUpSettings(ZoneId.of("UTC"), 40, 2, 4), () -> now);

  @Test
  void eachNetworkAddressHasItsOwnCount() {
    assertThat(limits.count("192.0.2.1", "example.com")).isEmpty();
    assertThat(limits.count("192.0.2.1", "example.com")).isEmpty();

    assertThat(limits.count("192.0.2.1", "example.com")).contains(Duration.ofMinutes(30));
    assertThat(limits.count("192.0.2.2", "example.com")).isEmpty();
  }

  @Test
  void oneHouseholdOfManyV6AddressesCountsOnce() {
    assertThat(limits.count("2001:db8:1:2::1", "example.com")).isEmpty();
    assertThat(limits.count("2001:db8:1:2:ffff::2", "example.com")).isEmpty();

    assertThat(limits.count("2001:db8:1:2:3::3", "example.com")).isPresent();
    assertThat(limits.count("2001:db8:1:3::1", "example.com")).isEmpty();
  }

  @Test
  void oneCompanyIsNotBombedFromManyPlaces() {
    for (int i = 0; i < 4; i++) {
      assertThat(limits.count("192.0.2." + i, "acme.test")).isEmpty();
    }

    assertThat(limits.count("192.0.2.9", "acme.test")).contains(Duration.ofMinutes(15));
    now = now.plus(Duration.ofMinutes(15));
    assertThat(limits.count("192.0.2.10", "acme.test")).isEmpty();
  }

  @Test
  void greatProvidersAreNotOneCompany() {
    for (int i = 0; i < 50; i++) {
      assertThat(limits.count("192.0.2." + i, "gmail.com")).isEmpty();
    }
  }
}
