package io.leadline.activities.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of status.
 *
 * @param why for people, such as "cancelled by operator"; null when the event says it all
 */
public record JobStep(
    Instant at, JobEvent event, JobStatus to, int attempt, @Nullable String why) {}
