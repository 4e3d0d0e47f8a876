package io.leadline.activities.stats;

import static io.leadline.activities.stats.Statistics.start;

import io.leadline.activities.lead.LifeStep;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.workflows.lead.LeadStage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far leads get, counted anew from their stage histories and the ledger. Holds a few words per
 * lead that signed up in the period, and reads everything else once.
 */
public final class Journeys {
  /** The twelfth week after it has passed for the first of them. */
  static final int WEEKS = 14;

  private final DatedMessages messages;
  private final Transitions transitions;
  private final InstantSource clock;

  public Journeys(DatedMessages messages, Transitions transitions, InstantSource clock) {
    this.messages = messages;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * Of those who signed up between two dates, inclusive.
   *
   * @param zone where the days begin and end
   */
  public Funnel funnel(LocalDate from, LocalDate to, ZoneId zone) {
    Map<String, Journey> journeys = begun(start(from, zone), start(to.plusDays(1), zone));
    if (!journeys.isEmpty()) {
      messages.eachBetween(
          LocalDate.ofInstant(start(from, zone), ZoneOffset.UTC),
          LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
          dated -> meet(journeys, dated.message()));
    }
    Collection<Journey> all = journeys.values();
    return new Funnel(
        all.size(),
        all.stream().filter(Journey::verified).count(),
        all.stream().filter(journey -> journey.alerted).count(),
        all.stream().filter(journey -> journey.clicked).count(),
        all.stream().filter(journey -> journey.stage() == LeadStage.ACTIVE).count());
  }

  private static void meet(Map<String, Journey> journeys, Message message) {
    Journey journey = journeys.get(message.leadId());
    if (journey != null && message.kind() == MessageKind.ALERT) {
      journey.alerted |= message.state() == CallState.ACCEPTED;
      journey.clicked |= message.clickedAt() != null;
    }
  }

  /**
   * The last 14 weeks, the running one included; oldest first, those without sign-ups left out.
   *
   * @param zone where the weeks begin and end
   */
  public List<Cohort> cohorts(ZoneId zone) {
    Instant now = clock.instant();
    LocalDate last =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = last.minusWeeks(WEEKS - 1L);
    CohortTally tally = new CohortTally(zone, now);
    begun(start(first, zone), start(last.plusWeeks(1), zone)).values().forEach(tally::add);
    return tally.cohorts();
  }

  /** The lives that began in that time, as they went on until now. */
  private Map<String, Journey> begun(Instant from, Instant before) {
    Map<String, Journey> journeys = new HashMap<>();
    transitions.between(
        from, clock.instant().plusSeconds(1), step -> follow(journeys, step, before));
    return journeys;
  }

  private static void follow(Map<String, Journey> journeys, LifeStep step, Instant before) {
    if (step.first() && step.at().isBefore(before)) {
      journeys.put(step.leadId(), new Journey(step.at()));
    }
    Journey journey = journeys.get(step.leadId());
    if (journey != null) {
      journey.step(step);
    }
  }
}
