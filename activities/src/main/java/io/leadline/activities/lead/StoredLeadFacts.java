package io.leadline.activities.lead;

import io.leadline.activities.failure.BackendUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps facts in the stores and tells them to the workflows, in the order that {@link LeadFacts}
 * promises. Every step may run twice: facts by their own time and epoch, signals by the entry's id.
 */
public final class StoredLeadFacts implements LeadFacts {
  /** The first delivery has this long before {@link OutboxDelivery} takes an entry for left. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;
  private static final Logger log = LoggerFactory.getLogger(StoredLeadFacts.class);

  private final Outbox outbox;
  private final FactKeeper keeper;
  private final LeadSignals signals;
  private final InstantSource clock;

  public StoredLeadFacts(
      Outbox outbox, FactKeeper keeper, LeadSignals signals, InstantSource clock) {
    this.outbox = outbox;
    this.keeper = keeper;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void learn(OutboxEntry entry) {
    OutboxEntry kept = entry.notBefore(clock.instant().plus(GRACE));
    outbox.put(kept);
    complete(kept);
  }

  /**
   * Does whatever is left to do of a stored entry.
   *
   * @return whether it is done; otherwise the fact holds and the entry was put off
   */
  boolean complete(OutboxEntry entry) {
    if (!keeper.hold(entry)) {
      outbox.remove(entry.id());
      return true;
    }
    try {
      signals.deliver(entry.leadId(), entry.event());
      outbox.remove(entry.id());
      return true;
    } catch (RuntimeException e) {
      log.warn("Outbox entry {} for lead {} waits: {}", entry.id(), entry.leadId(), e.toString());
      putOff(entry);
      return false;
    }
  }

  private void putOff(OutboxEntry entry) {
    long doublings = Math.min(entry.attempts(), MOST_DOUBLINGS);
    Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
    Instant dueAt =
        clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
    try {
      outbox.postpone(entry.id(), dueAt);
    } catch (BackendUnavailableException e) {
      log.warn("Outbox entry {} stays due", entry.id(), e);
    }
  }
}
