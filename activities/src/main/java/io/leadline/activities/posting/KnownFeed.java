package io.leadline.activities.posting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A source as {@code postings feeds} lists it.
 *
 * @param last its last finished import, or null if there was none
 * @param check a later look at its feed that changed nothing, if there was one
 */
public record KnownFeed(
    String source, @JsonUnwrapped @Nullable FeedRun last, @Nullable FeedCheck check) {}
