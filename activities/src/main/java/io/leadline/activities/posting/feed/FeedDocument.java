package io.leadline.activities.posting.feed;

import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was opened for reading.
 *
 * @param address where it came from, or null for a file; some formats leave out their own host
 */
public record FeedDocument(InputStream bytes, @Nullable URI address) {}
