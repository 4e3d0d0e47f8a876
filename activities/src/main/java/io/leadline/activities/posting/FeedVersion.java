package io.leadline.activities.posting;

import org.jspecify.annotations.Nullable;

/**
 * What a server said to know a document again by, for asking next time whether it changed.
 *
 * @param entityTag its ETag
 * @param lastModified its Last-Modified, word for word as it was sent
 */
public record FeedVersion(@Nullable String entityTag, @Nullable String lastModified) {
  public static final FeedVersion UNKNOWN = new FeedVersion(null, null);
}
