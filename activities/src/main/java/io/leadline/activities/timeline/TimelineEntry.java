package io.leadline.activities.timeline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, or did not, in a lead's life.
 *
 * @param kind what it is about: {@code consent}, {@code stage}, {@code parked}, {@code message},
 *     {@code provider}, {@code slot}, {@code silence}, {@code board} or {@code waiting}
 * @param title a short sentence without the time
 * @param detail the reason, when there is more to say
 * @param facts ids and values behind the sentence, by name
 */
public record TimelineEntry(
    Instant at, String kind, String title, @Nullable String detail, Map<String, String> facts) {}
