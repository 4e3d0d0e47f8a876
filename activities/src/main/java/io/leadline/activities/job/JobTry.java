package io.leadline.activities.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that left something to read.
 *
 * @param detail sealed {@link TryDetail} as JSON: stack trace and last log lines
 */
public record JobTry(
    int attempt,
    Instant startedAt,
    Instant endedAt,
    JobEvent outcome,
    @Nullable JobError error,
    Sealed detail) {}
