package io.leadline.activities.stats;

import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Message;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to messages in a period; each message counts once per column, however many events
 * told of it. The field names are outward.
 *
 * @param sent accepted by the provider
 * @param unknown handed over, but the provider's answer was lost
 * @param opened by a human, as far as one can tell
 * @param clicked the same
 */
public record MessageCounts(
    long sent,
    long unknown,
    long delivered,
    long bounced,
    long complained,
    long unsubscribed,
    long opened,
    long clicked) {
  public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** What of this message fell into the period. */
  static MessageCounts of(Message message, Predicate<Instant> period) {
    boolean made = period.test(message.at());
    return new MessageCounts(
        made && message.state() == CallState.ACCEPTED ? 1 : 0,
        made && message.state() == CallState.UNKNOWN ? 1 : 0,
        count(message.deliveredAt(), period),
        count(message.bouncedAt(), period),
        count(message.complainedAt(), period),
        count(message.unsubscribedAt(), period),
        count(message.openedAt(), period),
        count(message.clickedAt(), period));
  }

  private static long count(@Nullable Instant at, Predicate<Instant> period) {
    return at != null && period.test(at) ? 1 : 0;
  }

  public MessageCounts plus(MessageCounts other) {
    return new MessageCounts(
        sent + other.sent,
        unknown + other.unknown,
        delivered + other.delivered,
        bounced + other.bounced,
        complained + other.complained,
        unsubscribed + other.unsubscribed,
        opened + other.opened,
        clicked + other.clicked);
  }
}
