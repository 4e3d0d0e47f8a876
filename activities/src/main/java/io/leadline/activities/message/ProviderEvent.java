package io.leadline.activities.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a provider reports about a message, in our vocabulary.
 *
 * @param id provider and its event id, such as {@code sendgrid-abc}; the same event has the same id
 * @param callId the call that carried it, as the provider returned it to us
 * @param at when it happened; never after its receipt
 * @param detail the provider's words, without the address
 */
public record ProviderEvent(
    String id,
    String sendId,
    String callId,
    Type type,
    Instant at,
    @Nullable String detail,
    boolean machine) {
  /** The internal vocabulary of events. */
  public enum Type {
    ACCEPTED,
    DELIVERED,
    DEFERRED,
    BOUNCED_HARD,
    BOUNCED_SOFT,
    DROPPED,
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED
  }
}
