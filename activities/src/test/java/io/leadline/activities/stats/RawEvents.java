package io.leadline.activities.stats;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened, one by one, and the figures counted from it in the plainest way: for
 * each message and each kind of thing, the day on which it first happened.
 */
final class RawEvents {
  private record Sent(String callId, Instant at, boolean doubted) {}

  private record Happened(Draft draft, String column, Instant at) {}

  private record Step(
      String lead,
      LeadStage before,
      LeadStage after,
      @Nullable CloseReason reason,
      String why,
      Instant at) {}

  private record Confirmed(Instant at, Duration took) {}

  private final Map<String, Draft> drafts = new TreeMap<>();
  private final Map<String, Sent> sent = new HashMap<>();
  private final Set<String> confirmedCalls = new HashSet<>();
  private final List<Happened> happened = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Confirmed> confirmed = new ArrayList<>();

  void sent(Draft draft, String callId, Instant at, boolean doubted) {
    drafts.put(draft.sendId(), draft);
    sent.put(draft.sendId(), new Sent(callId, at, doubted));
  }

  void reported(Draft draft, String callId, ProviderEvent.Type type, Instant at) {
    confirmedCalls.add(callId);
    happened.add(new Happened(draft, type.name(), at));
  }

  void acted(Draft draft, RollUpStory.Act act) {
    String column = (act.machine() ? "machine " : "human ") + (act.click() ? "click" : "open");
    happened.add(new Happened(draft, column, act.at()));
  }

  void step(
      String lead,
      LeadStage before,
      LeadStage after,
      @Nullable CloseReason reason,
      String why,
      Instant at) {
    steps.add(new Step(lead, before, after, reason, why, at));
  }

  void confirmed(Instant at, Duration took) {
    confirmed.add(new Confirmed(at, took));
  }

  /** The counts of a day by channel and kind, without those in which nothing happened. */
  Map<String, MessageCounts> messages(LocalDate day) {
    return by(
        day,
        draft -> (draft.channel().name() + " " + draft.kind().name()).toLowerCase(Locale.ROOT));
  }

  /** The same by domain, of mail. */
  Map<String, MessageCounts> domains(LocalDate day) {
    Map<String, MessageCounts> counts =
        by(day, draft -> draft.channel() == Channel.SMS ? "" : draft.to().replaceAll(".*@", ""));
    counts.remove("");
    return counts;
  }

  private Map<String, MessageCounts> by(LocalDate day, Function<Draft, String> name) {
    Map<String, MessageCounts> counts = new TreeMap<>();
    drafts.values().stream()
        .collect(Collectors.groupingBy(name))
        .forEach(
            (key, group) -> {
              MessageCounts counted = count(day, group);
              if (!counted.equals(MessageCounts.NONE)) {
                counts.put(key, counted);
              }
            });
    return counts;
  }

  private MessageCounts count(LocalDate day, List<Draft> group) {
    List<Sent> made =
        group.stream()
            .map(draft -> sent.get(draft.sendId()))
            .filter(it -> date(it.at).equals(day))
            .toList();
    return new MessageCounts(
        made.size(),
        made.stream().filter(it -> it.doubted && !confirmedCalls.contains(it.callId)).count(),
        count(day, group, "DELIVERED"),
        count(day, group, "BOUNCED_HARD"),
        count(day, group, "BOUNCED_SOFT"),
        count(day, group, "DROPPED", "BLOCKED"),
        count(day, group, "COMPLAINED"),
        count(day, group, "UNSUBSCRIBED"),
        count(day, group, "human open"),
        count(day, group, "human click"),
        count(day, group, "machine open"),
        count(day, group, "machine click"));
  }

  private long count(LocalDate day, List<Draft> group, String... columns) {
    return group.stream().filter(draft -> day.equals(firstDay(draft, Set.of(columns)))).count();
  }

  private @Nullable LocalDate firstDay(Draft draft, Set<String> columns) {
    Instant calledAt = Objects.requireNonNull(sent.get(draft.sendId())).at;
    return happened.stream()
        .filter(it -> it.draft.sendId().equals(draft.sendId()) && columns.contains(it.column))
        .map(it -> it.at.isBefore(calledAt) ? calledAt : it.at)
        .min(Comparator.naturalOrder())
        .map(RawEvents::date)
        .orElse(null);
  }

  LeadCounts leads(LocalDate day) {
    LeadCounts counts = LeadCounts.NONE;
    for (Step step : steps) {
      if (date(step.at).equals(day) && step.before != step.after) {
        boolean leaves = step.reason != null;
        counts =
            counts.plus(
                new LeadCounts(
                    step.why.equals("signUp") ? 1 : 0,
                    step.why.equals("confirm") ? 1 : 0,
                    leaves ? Map.of(step.reason, 1L) : Map.of(),
                    leaves ? Map.of(step.why.substring(step.why.indexOf(' ') + 1), 1L) : Map.of(),
                    Map.of(step.before + " -> " + step.after, 1L)));
      }
    }
    return counts;
  }

  /** Where the leads stood when the day was over; stages without any are missing. */
  Map<LeadStage, Long> stages(LocalDate day) {
    Map<String, LeadStage> stages = new HashMap<>();
    steps.stream()
        .filter(step -> !date(step.at).isAfter(day))
        .sorted(Comparator.comparing(Step::at))
        .forEach(step -> stages.put(step.lead, step.after));
    return stages.values().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Nullable Duration medianTimeToConfirm(LocalDate day) {
    List<Duration> times =
        confirmed.stream()
            .filter(it -> date(it.at).equals(day))
            .map(Confirmed::took)
            .sorted()
            .toList();
    return times.isEmpty() ? null : times.get(times.size() / 2);
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
