package io.leadline.activities.lead;

import java.time.Instant;

/**
 * Completes what was left in the outbox: facts whose writer died, signals that Temporal could not
 * take. Every API process calls {@link #deliverDue} in a loop; that two do it at once is harmless.
 */
public final class OutboxDelivery {
  private static final int MOST_AT_ONCE = 200;

  private final Outbox outbox;
  private final StoredLeadFacts facts;

  public OutboxDelivery(Outbox outbox, StoredLeadFacts facts) {
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * Result of one pass.
   *
   * @param delivered entries completed
   * @param more whether another pass at once is worth while
   */
  public record Pass(int delivered, boolean more) {}

  /**
   * Tries entries due at that moment, oldest first, and ends at the first that cannot be delivered:
   * while Temporal is away each try would only wait for the same answer.
   */
  public Pass deliverDue(Instant now) {
    var due = outbox.due(now, MOST_AT_ONCE);
    int delivered = 0;
    for (OutboxEntry entry : due) {
      if (!facts.complete(entry)) {
        return new Pass(delivered, false);
      }
      delivered++;
    }
    return new Pass(delivered, due.size() == MOST_AT_ONCE);
  }
}
