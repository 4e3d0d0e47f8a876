package io.leadline.activities.posting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look at a feed that changed nothing.
 *
 * @param problem why it could not be read; null if it had not changed
 */
public record FeedCheck(Instant at, String origin, @Nullable String problem) {}
