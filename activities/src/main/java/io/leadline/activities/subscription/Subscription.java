package io.leadline.activities.subscription;

import io.leadline.activities.job.Sealed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hear of events.
 *
 * @param url that they are posted to
 * @param events types as {@link EventTypes} reads them, such as {@code lead.*}
 * @param secret that they are signed with, sealed
 * @param enabled whether it hears of anything
 * @param why it was disabled; null while it never was
 */
public record Subscription(
    String id,
    URI url,
    List<String> events,
    Sealed secret,
    boolean enabled,
    @Nullable String why,
    Instant createdAt) {
  boolean hears(String type) {
    return enabled && events.stream().anyMatch(pattern -> EventTypes.covers(pattern, type));
  }

  Subscription enabled(boolean now, @Nullable String because) {
    return new Subscription(id, url, events, secret, now, because, createdAt);
  }
}
