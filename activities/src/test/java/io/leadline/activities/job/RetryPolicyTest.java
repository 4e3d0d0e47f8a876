package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final double MIDDLE = 0.5;

  @Test
  void doublesTheWaitUpToTheLongest() {
    RetryPolicy policy = RetryPolicy.DEFAULT;

    assertThat(policy.waitAfter(1, MIDDLE)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.waitAfter(4, MIDDLE)).isEqualTo(Duration.ofSeconds(16));
    assertThat(policy.waitAfter(60, MIDDLE)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void waitsExactlyAsItIsTold_andOneAttemptMore() {
    RetryPolicy policy = RetryPolicy.waiting(Duration.ofSeconds(5), Duration.ofMinutes(5));

    assertThat(policy.attempts()).isEqualTo(3);
    assertThat(policy.waitAfter(1, MIDDLE)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.waitAfter(2, MIDDLE)).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.waitAfter(3, MIDDLE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void spreadsTheWaitByAFifth() {
    assertThat(RetryPolicy.DEFAULT.waitAfter(1, 0)).isEqualTo(Duration.ofMillis(1600));
    assertThat(RetryPolicy.DEFAULT.waitAfter(1, 1)).isEqualTo(Duration.ofMillis(2400));
  }

  @Test
  void refusesWhatIsNoPolicy() {
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
