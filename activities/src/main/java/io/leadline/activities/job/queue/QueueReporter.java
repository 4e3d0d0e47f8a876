package io.leadline.activities.job.queue;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds what the queues of this process do; jobs never wait for it. */
public final class QueueReporter implements AutoCloseable {
  /** A process that said nothing for so long is gone. */
  public static final Duration ALIVE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(QueueReporter.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LATE_RECORDS = Duration.ofMinutes(2);

  private final QueueFacts facts;
  private final String process;
  private final QueueTally tally;
  private final Supplier<List<SlotUse>> uses;
  private final InstantSource clock;
  private final Thread thread = Thread.ofVirtual().name("queue-report").unstarted(this::run);

  /**
   * @param process a name that no other process has
   * @param uses slots of the queues that this process works on
   */
  public QueueReporter(
      QueueFacts facts,
      String process,
      QueueTally tally,
      Supplier<List<SlotUse>> uses,
      InstantSource clock) {
    this.facts = facts;
    this.process = process;
    this.tally = tally;
    this.uses = uses;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      report();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  synchronized void report() {
    try {
      Instant begun = clock.instant();
      facts.save(process, tally.totals());
      facts.report(process, uses.get());
      tally.drop(begun.minus(LATE_RECORDS).truncatedTo(ChronoUnit.MINUTES));
    } catch (BackendUnavailableException e) {
      LOG.debug("queues are reported later: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("queues could not be reported", e);
    }
  }

  /** Says what happened last. */
  @Override
  public void close() {
    thread.interrupt();
    report();
  }
}
