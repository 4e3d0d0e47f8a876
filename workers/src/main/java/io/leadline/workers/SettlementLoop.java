package io.leadline.workers;

import io.leadline.activities.message.CallSettlement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@link CallSettlement} look every few seconds. Its state is in the store and every step is a
 * compare-and-set, so each worker process may run it.
 */
final class SettlementLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementLoop.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final CallSettlement settlement;
  private final Duration pause;
  private final Thread thread = Thread.ofVirtual().name("settlement").unstarted(this::run);

  /**
   * @param settleAfter the waiting time; the loop looks four times in it, every second at most and
   *     every thirty at least
   */
  SettlementLoop(CallSettlement settlement, Duration settleAfter) {
    this.settlement = settlement;
    long millis = settleAfter.dividedBy(4).toMillis();
    this.pause = Duration.ofMillis(Math.clamp(millis, SHORTEST.toMillis(), LONGEST.toMillis()));
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(pause);
        look();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void look() {
    try {
      int moved = settlement.settle();
      if (moved > 0) {
        LOG.info("settled calls: {} steps", moved);
      }
    } catch (RuntimeException e) {
      // The next look tries again; nothing was half done.
      LOG.warn("settling calls failed: {}", e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
