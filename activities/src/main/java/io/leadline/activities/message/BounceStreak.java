package io.leadline.activities.message;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages in a row, up to the latest, that came back for now. A message that got through ends
 * the row; one that nothing is known of, or that came back because of us, neither counts nor ends
 * it. Counted from rows, so repeated and reordered events change nothing.
 *
 * @param length how many
 * @param days between the dates of the first and the last
 */
record BounceStreak(int length, long days) {
  /** From so many in a row on, a channel is written to every third day only. */
  static final int FAILING = 3;

  /** So many in a row, over {@link #DEAD_DAYS} days, are as good as a refusal. */
  static final int DEAD = 5;

  static final int DEAD_DAYS = 10;

  /** Of messages to one address. */
  static BounceStreak of(Collection<Message> messages) {
    List<Message> latestFirst = new ArrayList<>(messages);
    latestFirst.sort(
        Comparator.comparing(BounceStreak::date)
            .thenComparing(Message::at)
            .thenComparing(Message::sendId)
            .reversed());
    int length = 0;
    @Nullable LocalDate first = null;
    @Nullable LocalDate last = null;
    for (Message message : latestFirst) {
      if (message.deliveredAt() != null) {
        break;
      }
      if (message.softBouncedAt() != null) {
        length++;
        first = date(message);
        last = last == null ? first : last;
      }
    }
    return new BounceStreak(
        length, first == null || last == null ? 0 : ChronoUnit.DAYS.between(first, last));
  }

  boolean failing() {
    return length >= FAILING;
  }

  boolean dead() {
    return length >= DEAD && days >= DEAD_DAYS;
  }

  private static LocalDate date(Message message) {
    return SendId.parse(message.sendId()).date();
  }
}
