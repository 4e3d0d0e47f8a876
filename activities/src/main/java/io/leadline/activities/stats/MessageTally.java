package io.leadline.activities.stats;

import io.leadline.activities.message.DatedMessage;
import io.leadline.activities.message.Message;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to messages on each day of a period, while it is counted. */
final class MessageTally {
  private static final String UNKNOWN = "unknown";

  private final LocalDate from;
  private final LocalDate to;
  private final ZoneId zone;
  private final Map<LocalDate, Day> days = new HashMap<>();

  /** Counts of one day; empty maps for one without any. */
  static final class Day {
    private final Map<String, MessageCounts> kinds = new TreeMap<>();
    private final Map<String, MessageCounts> providers = new TreeMap<>();
    private final DomainTally domains = new DomainTally();

    Map<String, MessageCounts> kinds() {
      return kinds;
    }

    Map<String, MessageCounts> providers() {
      return providers;
    }

    Map<String, MessageCounts> domains() {
      return domains.top();
    }
  }

  MessageTally(LocalDate from, LocalDate to, ZoneId zone) {
    this.from = from;
    this.to = to;
    this.zone = zone;
  }

  /** Adds what happened to a message, on the days that it happened. */
  void add(DatedMessage dated) {
    daysOf(dated.message())
        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
        .distinct()
        .forEach(day -> add(day, dated));
  }

  private void add(LocalDate date, DatedMessage dated) {
    Message message = dated.message();
    Predicate<Instant> onThatDay = at -> LocalDate.ofInstant(at, zone).equals(date);
    MessageCounts counts = MessageCounts.of(message, onThatDay);
    if (counts.equals(MessageCounts.NONE)) {
      return;
    }
    Day day = days.computeIfAbsent(date, key -> new Day());
    String kind = message.channel().name() + " " + message.kind().name();
    day.kinds.merge(kind.toLowerCase(Locale.ROOT), counts, MessageCounts::plus);
    day.providers.merge(known(dated.provider()), counts, MessageCounts::plus);
    if (message.channel() == Channel.EMAIL) {
      day.domains.add(known(dated.domain()), counts);
    }
  }

  private static String known(@Nullable String name) {
    return Objects.requireNonNullElse(name, UNKNOWN);
  }

  private Stream<LocalDate> daysOf(Message message) {
    return Stream.of(
            message.at(),
            message.deliveredAt(),
            message.bouncedAt(),
            message.softBouncedAt(),
            message.droppedAt(),
            message.complainedAt(),
            message.unsubscribedAt(),
            message.openedAt(),
            message.clickedAt(),
            message.reactions().machineOpenedAt(),
            message.reactions().machineClickedAt())
        .filter(Objects::nonNull)
        .map(at -> LocalDate.ofInstant(at, zone));
  }

  Day of(LocalDate day) {
    return days.getOrDefault(day, new Day());
  }
}
