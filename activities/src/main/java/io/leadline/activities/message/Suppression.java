package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;

/** Why and since when an address must not be written to. Holds no address. */
public record Suppression(Channel channel, String addressHash, Reason reason, Instant at) {
  /** Softest first. */
  public enum Reason {
    UNSUBSCRIBED,
    BOUNCED,
    COMPLAINED
  }
}
