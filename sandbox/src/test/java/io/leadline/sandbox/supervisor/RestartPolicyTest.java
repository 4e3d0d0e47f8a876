package io.leadline.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final RestartPolicy policy = new RestartPolicy();

  @Test
  void givesUp_atTheFifthDeathWithinAMinute() {
    for (int death = 0; death < 4; death++) {
      assertThat(policy.afterDeath(START.plusSeconds(10L * death))).isPresent();
    }

    assertThat(policy.afterDeath(START.plusSeconds(59))).isEmpty();
  }

  @Test
  void keepsRestarting_whenTheFifthDeathComesAMinuteAfterTheFirst() {
    for (int death = 0; death < 4; death++) {
      assertThat(policy.afterDeath(START.plusSeconds(10L * death))).isPresent();
    }

    assertThat(policy.afterDeath(START.plusSeconds(60))).isPresent();
  }

  @Test
  void waitsLongerEachTime_andLittleAgainAfterAQuietMinute() {
    assertThat(policy.afterDeath(START)).contains(Duration.ofMillis(500));
    assertThat(policy.afterDeath(START.plusSeconds(1))).contains(Duration.ofSeconds(1));
    assertThat(policy.afterDeath(START.plusSeconds(2))).contains(Duration.ofSeconds(2));
    assertThat(policy.afterDeath(START.plusSeconds(200))).contains(Duration.ofMillis(500));
  }
}
