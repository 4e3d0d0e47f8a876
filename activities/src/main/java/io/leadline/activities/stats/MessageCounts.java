package io.leadline.activities.stats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Message;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to messages in a period; each message counts once per column, however many events
 * told of it. The field names are outward.
 *
 * @param sent handed over to the provider, and not refused by it
 * @param unknown those of the sent whose answer was lost
 * @param softBounced came back for now
 * @param dropped came back, or was not attempted, for a reason of ours
 * @param opened by a person, as far as one can tell
 * @param clicked the same
 * @param machineOpened fetched by a mail program by itself
 * @param machineClicked followed by a link scanner
 */
public record MessageCounts(
    long sent,
    long unknown,
    long delivered,
    long bounced,
    long softBounced,
    long dropped,
    long complained,
    long unsubscribed,
    long opened,
    long clicked,
    long machineOpened,
    long machineClicked) {
  public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What of this message fell into the period. */
  static MessageCounts of(Message message, Predicate<Instant> period) {
    boolean made = period.test(message.at());
    boolean inDoubt = message.state() == CallState.UNKNOWN;
    return new MessageCounts(
        made && (message.state() == CallState.ACCEPTED || inDoubt) ? 1 : 0,
        made && inDoubt ? 1 : 0,
        count(message.deliveredAt(), period),
        count(message.bouncedAt(), period),
        count(message.softBouncedAt(), period),
        count(message.droppedAt(), period),
        count(message.complainedAt(), period),
        count(message.unsubscribedAt(), period),
        count(message.openedAt(), period),
        count(message.clickedAt(), period),
        count(message.reactions().machineOpenedAt(), period),
        count(message.reactions().machineClickedAt(), period));
  }

  private static long count(@Nullable Instant at, Predicate<Instant> period) {
    return at != null && period.test(at) ? 1 : 0;
  }

  /** Those of the sent that the provider took, by its answer or by its events. */
  @JsonProperty
  public long accepted() {
    return sent - unknown;
  }

  public MessageCounts plus(MessageCounts other) {
    return new MessageCounts(
        sent + other.sent,
        unknown + other.unknown,
        delivered + other.delivered,
        bounced + other.bounced,
        softBounced + other.softBounced,
        dropped + other.dropped,
        complained + other.complained,
        unsubscribed + other.unsubscribed,
        opened + other.opened,
        clicked + other.clicked,
        machineOpened + other.machineOpened,
        machineClicked + other.machineClicked);
  }
}
