package io.leadline.activities.stats;

import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.DatedMessages;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts days anew from what is stored, so that no crash and no late event can make a figure drift:
 * messages from the merged rows of the ledger, leads from their stage histories. An event counts on
 * the day it happened, however late it is heard of.
 */
public final class Statistics {
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
    Instant start = start(from, zone);
    Instant end = start(to.plusDays(1), zone);
    MessageTally sent = new MessageTally(from, to, zone);
    messages.eachBetween(utc(start), utc(end.minus(Duration.ofMillis(1))), sent::add);
    LeadTally moved = new LeadTally(zone);
    transitions.between(start, end, moved::add);
    List<DayStats> days = new ArrayList<>();
    Map<LeadStage, Long> stages = stagesAt(end);
    for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(1)) {
      MessageTally.Day mail = sent.of(day);
      LeadTally.Day lives = moved.of(day);
      days.addFirst(
          new DayStats(
              day,
              mail.kinds(),
              mail.providers(),
              mail.domains(),
              lives.counts(),
              lives.medianTimeToConfirm(leads),
              Map.copyOf(stages)));
      lives.undo(stages);
      stages.remove(LeadStage.NEW);
    }
    return days;
  }

  /**
   * Today's counts with everything undone that has happened since. Who still waits for the first
   * step of its life has no history, and counts today only.
   */
  private Map<LeadStage, Long> stagesAt(Instant moment) {
    Map<LeadStage, Long> stages = new EnumMap<>(LeadStage.class);
    stages.putAll(leads.countByStage());
    Instant now = clock.instant();
    if (moment.isBefore(now)) {
      transitions.between(moment, now.plusSeconds(1), step -> LeadTally.move(stages, step, -1));
      stages.remove(LeadStage.NEW);
    }
    return stages;
  }

  private static LocalDate utc(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
