package io.leadline.activities.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many items of one kind that were handed in together.
 *
 * @param items how many were accepted so far
 * @param sealedAt when the upload was complete; nothing runs before
 * @param completionKind job that is submitted with the counts when the last item has ended
 * @param endedAt when that was
 */
public record JobBatch(
    String id,
    String kind,
    long items,
    Instant createdAt,
    @Nullable Instant sealedAt,
    boolean cancelled,
    @Nullable String completionKind,
    @Nullable Instant endedAt) {}
