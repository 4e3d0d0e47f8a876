package io.leadline.activities.timeline;

import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days on which no slot was due at all, and why; equal days are told together. Pure. */
final class SilentDays {
  /** Consecutive days with one reason. */
  private record Silence(LocalDate from, LocalDate to, String reason) {}

  private SilentDays() {}

  /**
   * @param changes stage history, oldest first
   * @param judged local dates that had a slot
   * @param from first day looked at
   * @param to day after the last one
   */
  static List<TimelineEntry> of(
      List<LeadChange> changes, Set<LocalDate> judged, LocalDate from, LocalDate to, ZoneId zone) {
    List<Silence> silences = new ArrayList<>();
    from.datesUntil(to)
        .filter(day -> !judged.contains(day))
        .forEach(day -> add(silences, day, reason(changes, day, zone)));
    return silences.stream().map(silence -> entry(silence, zone)).toList();
  }

  private static void add(List<Silence> silences, LocalDate day, String reason) {
    Silence last = silences.isEmpty() ? null : silences.getLast();
    if (last != null && last.reason().equals(reason) && last.to().plusDays(1).equals(day)) {
      silences.set(silences.size() - 1, new Silence(last.from(), day, reason));
    } else {
      silences.add(new Silence(day, day, reason));
    }
  }

  /** As things stood when the day was over. */
  private static String reason(List<LeadChange> changes, LocalDate day, ZoneId zone) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    LeadState state = null;
    for (LeadChange change : changes) {
      if (change.at().isBefore(end)) {
        state = change.after();
      }
    }
    return state == null ? "it was not verified yet" : reason(state);
  }

  private static String reason(LeadState state) {
    return switch (state.stage()) {
      case NEW, VERIFYING -> "its address was not proved yet";
      case ACTIVE -> "none was due";
      case PAUSED -> "it was paused" + cause(state.pause());
      case WINBACK -> "it was quiet, and asked whether it is still looking";
      case CLOSED, ERASED -> "it has left";
    };
  }

  private static String cause(LeadState.@Nullable Pause pause) {
    if (pause == null) {
      return "";
    }
    return switch (pause.reason()) {
      case INACTIVE -> ", since it did not engage";
      case LEAD_REQUEST -> " at its request";
      case OPERATOR -> " by an operator";
    };
  }

  private static TimelineEntry entry(Silence silence, ZoneId zone) {
    long days = ChronoUnit.DAYS.between(silence.from(), silence.to()) + 1;
    String when =
        days == 1
            ? "on " + silence.from()
            : "from " + silence.from() + " to " + silence.to() + " (" + days + " days)";
    // When the first of them was over, so that it follows what happened on it.
    return new TimelineEntry(
        silence.from().plusDays(1).atStartOfDay(zone).toInstant(),
        "silence",
        "no alerts " + when + ": " + silence.reason(),
        null,
        Map.of("from", silence.from().toString(), "to", silence.to().toString()));
  }
}
