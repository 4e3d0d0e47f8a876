package io.leadline.activities.posting;

import java.time.Instant;

/**
 * What we remember of one item of a feed.
 *
 * @param id the posting's id
 * @param contentHash of what was last put into the index
 * @param generation the physical index that it was put into, see {@link PostingIndex#generation()}
 */
public record FeedEntry(
    String id, String contentHash, String generation, Instant firstSeenAt, State state) {

  /** Whether the index agrees with this entry. */
  public enum State {
    /** A write to the index was begun; until it is known to have ended anything may be there. */
    UNSURE,
    OPEN,
    CLOSED
  }

  FeedEntry in(State newState) {
    return new FeedEntry(id, contentHash, generation, firstSeenAt, newState);
  }
}
