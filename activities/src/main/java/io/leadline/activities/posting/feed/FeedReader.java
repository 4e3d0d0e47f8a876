package io.leadline.activities.posting.feed;

import org.jspecify.annotations.Nullable;

/** Reads one feed format as a stream; one bad item never costs the others. */
public interface FeedReader {

  /** The name by which {@code --format} asks for it. */
  String format();

  /** Whether a document that begins like this is in this format. */
  boolean recognises(String beginning);

  /**
   * Whether a document in this format lists everything that is open, so that absence means closed.
   */
  default boolean listsAll() {
    return true;
  }

  /** Who publishes in this format, as a rule. */
  default Publisher publisher() {
    return Publisher.BOARD;
  }

  /** Hands every item to the sink, in the feed's order; failures of the sink pass through. */
  End read(FeedDocument feed, Sink sink);

  /** Takes what a reader finds. */
  interface Sink {
    void item(FeedItem item);

    /**
     * @param reference the item's own, if it could be told; the item then counts as present
     * @param position from 1, to name the item by when it has no reference
     */
    void refused(@Nullable String reference, long position, String why);
  }

  /**
   * How the reading ended.
   *
   * @param problem null if the document was read to its end, so that absence means something
   */
  record End(@Nullable String problem) {
    public boolean complete() {
      return problem == null;
    }
  }
}
