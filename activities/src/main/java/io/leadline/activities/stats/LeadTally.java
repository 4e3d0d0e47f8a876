package io.leadline.activities.stats;

import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.LifeStep;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How leads moved on each day of a period, while it is counted. */
final class LeadTally {
  private static final int PAGE = 500;

  private final ZoneId zone;
  private final Map<LocalDate, Day> days = new HashMap<>();

  /** What of one day is kept while steps are read: sums, and whom to ask for their times. */
  static final class Day {
    private LeadCounts counts = LeadCounts.NONE;
    private final Map<LeadStage, Long> net = new EnumMap<>(LeadStage.class);
    private final Map<String, Integer> confirmed = new HashMap<>();

    LeadCounts counts() {
      return counts;
    }

    /** Half of those confirmed that day took no longer; null when there are none. */
    @Nullable Duration medianTimeToConfirm(LeadStore leads) {
      List<Duration> times = new ArrayList<>();
      List<String> ids = List.copyOf(confirmed.keySet());
      for (int start = 0; start < ids.size(); start += PAGE) {
        for (Lead lead : leads.find(ids.subList(start, Math.min(ids.size(), start + PAGE)))) {
          times.addAll(timesToConfirm(lead, confirmed.get(lead.id())));
        }
      }
      times.sort(null);
      return times.isEmpty() ? null : times.get(times.size() / 2);
    }

    private static List<Duration> timesToConfirm(Lead lead, @Nullable Integer epoch) {
      List<Duration> times = new ArrayList<>();
      for (ConsentRecord consent : lead.consents()) {
        Instant at = consent.confirmedAt();
        if (epoch != null && consent.epoch() == epoch && at != null) {
          times.add(Duration.between(consent.givenAt(), at));
        }
      }
      return times;
    }

    /** Turns the stages at the end of this day into those at its beginning. */
    void undo(Map<LeadStage, Long> stages) {
      net.forEach((stage, change) -> stages.merge(stage, -change, Long::sum));
    }
  }

  LeadTally(ZoneId zone) {
    this.zone = zone;
  }

  void add(LifeStep step) {
    Day day = days.computeIfAbsent(LocalDate.ofInstant(step.at(), zone), key -> new Day());
    day.counts = day.counts.plus(LeadCounts.of(step));
    move(day.net, step, 1);
    if (LeadCounts.confirms(step)) {
      day.confirmed.put(step.leadId(), step.epoch());
    }
  }

  /** Moves a lead from one stage to the other, or back. */
  static void move(Map<LeadStage, Long> stages, LifeStep step, long by) {
    stages.merge(step.after(), by, Long::sum);
    if (!step.first()) {
      stages.merge(step.before(), -by, Long::sum);
    }
  }

  Day of(LocalDate day) {
    return days.getOrDefault(day, new Day());
  }
}
