package io.leadline.activities.timeline;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days on which no slot was due, at all or on one of two channels, and why; equal days are told
 * together. Pure.
 */
final class SilentDays {
  /** Consecutive days with one reason. */
  private record Silence(LocalDate from, LocalDate to, String reason) {}

  private static final String ALL = "no alerts";

  private SilentDays() {}

  /**
   * @param changes stage history, oldest first
   * @param judged local dates that had a slot, by channel
   * @param from first day looked at
   * @param to day after the last one
   */
  static List<TimelineEntry> of(
      List<LeadChange> changes,
      Map<Channel, Set<LocalDate>> judged,
      LocalDate from,
      LocalDate to,
      ZoneId zone) {
    List<Silence> all = new ArrayList<>();
    Map<Channel, List<Silence>> ofOne = new EnumMap<>(Channel.class);
    from.datesUntil(to)
        .forEach(
            day -> {
              LeadState state = stateAfter(changes, day, zone);
              if (judged.values().stream().noneMatch(dates -> dates.contains(day))) {
                add(all, day, state == null ? "it was not verified yet" : reason(state));
              } else if (state != null && state.stage() == LeadStage.ACTIVE) {
                for (Channel channel : Channel.values()) {
                  ChannelState used = channel(state, channel);
                  if (used.usable() && !judged.getOrDefault(channel, Set.of()).contains(day)) {
                    add(ofOne.computeIfAbsent(channel, c -> new ArrayList<>()), day, pace(used));
                  }
                }
              }
            });
    Stream<TimelineEntry> general = all.stream().map(silence -> entry(ALL, silence, zone));
    Stream<TimelineEntry> single =
        ofOne.entrySet().stream()
            .flatMap(
                one -> {
                  String what = "no alert by " + MessageEntries.words(one.getKey());
                  return one.getValue().stream().map(silence -> entry(what, silence, zone));
                });
    return Stream.concat(general, single).toList();
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
  private static @Nullable LeadState stateAfter(
      List<LeadChange> changes, LocalDate day, ZoneId zone) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    LeadState state = null;
    for (LeadChange change : changes) {
      if (change.at().isBefore(end)) {
        state = change.after();
      }
    }
    return state;
  }

  private static ChannelState channel(LeadState state, Channel channel) {
    return switch (channel) {
      case EMAIL -> state.email();
      case SMS -> state.sms();
    };
  }

  private static String pace(ChannelState channel) {
    return channel.reach() == Reach.SOFT_FAILING
        ? "nothing gets through for now, so it is tried every third day"
        : "none was due";
  }

  private static String reason(LeadState state) {
    return switch (state.stage()) {
      case NEW, VERIFYING -> "its address was not proved yet";
      case ACTIVE -> pace(state.email().usable() ? state.email() : state.sms());
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

  private static TimelineEntry entry(String what, Silence silence, ZoneId zone) {
    long days = ChronoUnit.DAYS.between(silence.from(), silence.to()) + 1;
    String when =
        days == 1
            ? "on " + silence.from()
            : "from " + silence.from() + " to " + silence.to() + " (" + days + " days)";
    // When the first of them was over, so that it follows what happened on it.
    return new TimelineEntry(
        silence.from().plusDays(1).atStartOfDay(zone).toInstant(),
        "silence",
        what + " " + when + ": " + silence.reason(),
        null,
        Map.of("from", silence.from().toString(), "to", silence.to().toString()));
  }
}
