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
 * @param machine for an open: whether a mail program fetched the picture by itself
 */
public record ProviderEvent(
    String id,
    String sendId,
    String callId,
    Type type,
    Instant at,
    @Nullable String detail,
    boolean machine) {

  /** This event, but not in the future: a clock that is ahead must not date anything there. */
  ProviderEvent notAfter(Instant receipt) {
    return at.isAfter(receipt)
        ? new ProviderEvent(id, sendId, callId, type, receipt, detail, machine)
        : this;
  }

  /** The internal vocabulary of events. */
  public enum Type {
    ACCEPTED,
    DELIVERED,
    DEFERRED,
    BOUNCED_HARD,
    /** Came back for now, for a reason of the recipient's, such as a full mailbox. */
    BOUNCED_SOFT,
    /** Came back for a reason of ours: reputation, content, volume. Says nothing of the address. */
    BLOCKED,
    /** Not attempted, for a reason of ours. */
    DROPPED,
    /** Not attempted, since the provider remembers an opt-out of this address. */
    DROPPED_OPTED_OUT,
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED
  }
}
