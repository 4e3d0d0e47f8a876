package io.leadline.activities.posting.feed;

/**
 * What a feed may cost at most.
 *
 * @param bytes of the whole document, unpacked
 * @param itemCharacters of one item; a larger one is refused
 * @param depth of elements within one item
 */
public record FeedLimits(long bytes, int itemCharacters, int depth) {
  public static final FeedLimits DEFAULT = new FeedLimits(2L << 30, 1 << 20, 64);
}
