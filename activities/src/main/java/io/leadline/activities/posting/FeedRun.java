package io.leadline.activities.posting;

import java.time.Instant;

/**
 * One finished import of a source, as {@code postings feeds} lists it.
 *
 * @param run the run's own id
 * @param origin the file or URL that was read
 * @param open postings of the source that were open when it ended; the next run's guard compares
 * @param generation the physical index that was written, see {@link PostingIndex#generation()}
 * @param version of what was read
 */
public record FeedRun(
    String run,
    String origin,
    Instant startedAt,
    Instant finishedAt,
    long open,
    String generation,
    FeedVersion version,
    ImportResult result) {}
