package io.leadline.activities.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as operators see it; the names are outward.
 *
 * @param state {@code active} or {@code disabled}
 * @param why it was disabled
 * @param secret shown once, in the answer to its creation
 */
public record SubscriptionView(
    String id,
    URI url,
    List<String> events,
    String state,
    @Nullable String why,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  public static SubscriptionView of(Subscription subscription) {
    return of(subscription, null);
  }

  public static SubscriptionView of(SubscriptionDesk.Created created) {
    return of(created.subscription(), created.secret());
  }

  private static SubscriptionView of(Subscription it, @Nullable String secret) {
    String state = it.enabled() ? "active" : "disabled";
    return new SubscriptionView(
        it.id(), it.url(), it.events(), state, it.why(), it.createdAt(), secret);
  }
}
