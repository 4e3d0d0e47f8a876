package io.leadline.activities.stats;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.Message;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts days anew from what is stored, so that no crash and no late event can make a figure drift:
 * messages from the merged rows of the ledger, leads from their stage histories. An event counts on
 * the day it happened; events that come more than {@value #EVENT_DAYS} days after their message do
 * not count.
 */
public final class Statistics {
  static final int EVENT_DAYS = 7;

  /** A send id begins with the lead's local date, which may be a day off. */
  private static final int DATE_LINE = 1;

  private final DatedMessages messages;
  private final Transitions transitions;
  private final LeadStore leads;
  private final InstantSource clock;

  public Statistics(
      DatedMessages messages, Transitions transitions, LeadStore leads, InstantSource clock) {
    this.messages = messages;
    this.transitions = transitions;
    this.leads = leads;
    this.clock = clock;
  }

  /**
   * The days between two dates, inclusive, oldest first.
   *
   * @param zone where the days begin and end
   */
  public List<DayStats> of(LocalDate from, LocalDate to, ZoneId zone) {
    Map<LocalDate, Map<String, MessageCounts>> sent = countMessages(from, to, zone);
    Map<LocalDate, List<LeadChange>> changes = new HashMap<>();
    Instant end = start(to.plusDays(1), zone);
    transitions.between(
        start(from, zone),
        end,
        change ->
            changes
                .computeIfAbsent(LocalDate.ofInstant(change.at(), zone), d -> new ArrayList<>())
                .add(change));
    List<DayStats> days = new ArrayList<>();
    Map<LeadStage, Long> stages = stagesAt(end);
    for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(1)) {
      List<LeadChange> ofDay = changes.getOrDefault(day, List.of());
      days.addFirst(
          new DayStats(
              day,
              sent.getOrDefault(day, Map.of()),
              ofDay.stream().map(LeadCounts::of).reduce(LeadCounts.NONE, LeadCounts::plus),
              medianTimeToConfirm(ofDay),
              Map.copyOf(stages)));
      ofDay.reversed().forEach(change -> undo(stages, change));
    }
    return days;
  }

  private Map<LocalDate, Map<String, MessageCounts>> countMessages(
      LocalDate from, LocalDate to, ZoneId zone) {
    Map<LocalDate, Map<String, MessageCounts>> counts = new HashMap<>();
    messages.eachDated(
        from.minusDays(EVENT_DAYS + DATE_LINE),
        to.plusDays(DATE_LINE),
        message ->
            daysOf(message, zone)
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .distinct()
                .forEach(day -> add(counts, day, message, zone)));
    return counts;
  }

  private static Stream<LocalDate> daysOf(Message message, ZoneId zone) {
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

  private static void add(
      Map<LocalDate, Map<String, MessageCounts>> counts,
      LocalDate day,
      Message message,
      ZoneId zone) {
    Predicate<Instant> onThatDay = at -> LocalDate.ofInstant(at, zone).equals(day);
    String what = message.channel().name() + " " + message.kind().name();
    counts
        .computeIfAbsent(day, key -> new TreeMap<>())
        .merge(
            what.toLowerCase(Locale.ROOT),
            MessageCounts.of(message, onThatDay),
            MessageCounts::plus);
  }

  /** Today's counts with everything undone that has happened since. */
  private Map<LeadStage, Long> stagesAt(Instant moment) {
    Map<LeadStage, Long> stages = new EnumMap<>(LeadStage.class);
    stages.putAll(leads.countByStage());
    Instant now = clock.instant();
    if (moment.isBefore(now)) {
      transitions.between(moment, now.plusSeconds(1), change -> undo(stages, change));
    }
    return stages;
  }

  private static void undo(Map<LeadStage, Long> stages, LeadChange change) {
    stages.merge(change.after().stage(), -1L, Long::sum);
    boolean first = change.after().version() == 1;
    if (!first) {
      stages.merge(change.before(), 1L, Long::sum);
    }
  }

  private @Nullable Duration medianTimeToConfirm(List<LeadChange> changes) {
    Map<String, Integer> confirmed = new HashMap<>();
    changes.stream()
        .filter(change -> LeadCounts.of(change).confirmed() > 0)
        .forEach(change -> confirmed.put(change.after().leadId(), change.after().epoch()));
    List<Duration> times =
        leads.find(confirmed.keySet()).stream()
            .flatMap(lead -> timeToConfirm(lead, confirmed.get(lead.id())).stream())
            .sorted()
            .toList();
    return times.isEmpty() ? null : times.get(times.size() / 2);
  }

  private static List<Duration> timeToConfirm(Lead lead, @Nullable Integer epoch) {
    List<Duration> times = new ArrayList<>();
    for (ConsentRecord consent : lead.consents()) {
      Instant at = consent.confirmedAt();
      if (epoch != null && consent.epoch() == epoch && at != null) {
        times.add(Duration.between(consent.givenAt(), at));
      }
    }
    return times;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
