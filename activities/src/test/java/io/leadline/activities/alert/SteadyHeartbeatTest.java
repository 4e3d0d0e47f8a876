package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.alert.AlertCounts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyHeartbeatTest {
  private static final AlertCounts SOME = new AlertCounts(Map.of("SENT", 3L));
  private static final Duration OFTEN = Duration.ofMillis(5);

  @Test
  void keepsBeatingWhileTheRunIsBusy() throws InterruptedException {
    BlockingQueue<AlertCounts> beats = new LinkedBlockingQueue<>();
    try (SteadyHeartbeat heartbeat = new SteadyHeartbeat(beats::add, AlertCounts.NONE, OFTEN)) {
      assertThat(beats.poll(10, TimeUnit.SECONDS)).isEqualTo(AlertCounts.NONE);

      heartbeat.beat(SOME);

      AlertCounts beat = beats.poll(10, TimeUnit.SECONDS);
      while (AlertCounts.NONE.equals(beat)) {
        beat = beats.poll(10, TimeUnit.SECONDS);
      }
      assertThat(beat).isEqualTo(SOME);
      assertThat(beats.poll(10, TimeUnit.SECONDS)).isEqualTo(SOME);
    }
  }

  @Test
  void theRunHearsOfABeatThatWasRefusedMeanwhile() throws InterruptedException {
    CountDownLatch refused = new CountDownLatch(1);
    Heartbeat target =
        counts -> {
          refused.countDown();
          throw new IllegalStateException("cancelled");
        };
    try (SteadyHeartbeat heartbeat = new SteadyHeartbeat(target, AlertCounts.NONE, OFTEN)) {
      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> heartbeat.beat(SOME)).hasMessage("cancelled");
    }
  }
}
