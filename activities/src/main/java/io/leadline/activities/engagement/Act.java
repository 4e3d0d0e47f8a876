package io.leadline.activities.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a message, by a person or a machine. Holds no address and no agent,
 * only what was made of them.
 *
 * @param id the same for the same act, however often it is reported
 * @param link posting that was followed; null for everything but a {@link Kind#CLICK}
 * @param at when it happened; never after {@code receivedAt}
 * @param receivedAt when we heard of it
 * @param machine whether its agent or address is known to be a machine's
 */
public record Act(
    String id, Kind kind, @Nullable String link, Instant at, Instant receivedAt, boolean machine) {
  /** What was done. */
  public enum Kind {
    OPEN,
    CLICK,
    /** The link that no person sees was followed. */
    TRAP
  }
}
