package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;

/** Why and since when an address must not be written to. Holds no address. */
public record Suppression(Channel channel, String addressHash, Reason reason, Instant at) {
  /** Why an address is suppressed; a heavier reason replaces a lighter one, never the reverse. */
  public enum Reason {
    UNSUBSCRIBED(1),
    BOUNCED(2),
    COMPLAINED(3);

    private final int weight;

    Reason(int weight) {
      this.weight = weight;
    }

    /** Stored beside the reason, so that a store can compare in its filter. */
    public int weight() {
      return weight;
    }
  }
}
