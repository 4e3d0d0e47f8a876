package io.leadline.sandbox.rehearsal;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendId;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.sandbox.rehearsal.Transcript.Line;
import io.leadline.sandbox.rehearsal.Transcript.Summary;
import io.leadline.sandbox.rehearsal.Transcript.Who;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down a life: the lead's timeline in its own words, and between it what the lead did. */
final class Recorder {
  private static final String PROVIDER = "provider: ";
  private static final String DELIVERED = "delivered";
  private static final String OPENED = "opened";
  private static final String CLICKED = "clicked";

  private final Scene scene;
  private final Rehearsal.Plan plan;

  Recorder(Scene scene, Rehearsal.Plan plan) {
    this.scene = scene;
    this.plan = plan;
  }

  Transcript transcript(Lead lead, LeadRuns runs) {
    List<TimelineEntry> timeline = scene.board().timeline(lead, plan.days());
    return new Transcript(
        plan.script().lines(),
        plan.start(),
        plan.days(),
        lines(timeline),
        summary(lead, timeline, runs));
  }

  private List<Line> lines(List<TimelineEntry> timeline) {
    Map<String, String> deliveries = deliveries(timeline);
    List<Moment> moments = new ArrayList<>();
    scene.diary().entries().forEach(it -> moments.add(moment(it)));
    for (TimelineEntry entry : timeline) {
      if (!isDelivery(entry)) {
        moments.add(moment(entry, deliveries));
      }
    }
    moments.sort(Comparator.comparing(Moment::at));
    return withoutRaces(moments.stream().map(Moment::line).toList());
  }

  /** Messages that go out side by side stand in one order, whichever was faster. */
  private static List<Line> withoutRaces(List<Line> lines) {
    List<Line> ordered = new ArrayList<>();
    for (Line line : lines) {
      int place = ordered.size();
      while (place > 0 && isRace(ordered.get(place - 1), line)) {
        place--;
      }
      ordered.add(place, line);
    }
    return ordered;
  }

  private static boolean isRace(Line before, Line line) {
    return before.who() == Who.MESSAGE
        && line.who() == Who.MESSAGE
        && before.at().equals(line.at())
        && before.what().compareTo(line.what()) > 0;
  }

  /** A line with its exact time, by which lines of one minute are ordered. */
  private record Moment(Instant at, Line line) {}

  private static Moment moment(Diary.Entry entry) {
    ZonedDateTime minute = entry.local().truncatedTo(ChronoUnit.MINUTES);
    return new Moment(entry.at(), new Line(entry.day(), minute, Who.LEAD, entry.words(), null));
  }

  private Moment moment(TimelineEntry entry, Map<String, String> deliveries) {
    String delivery =
        entry.kind().equals("message") ? deliveries.get(entry.facts().get("sendId")) : null;
    String what = what(entry);
    return moment(
        entry.at(), who(entry), delivery == null ? what : what + ", " + delivery, entry.detail());
  }

  /** An open names the mail, since the line of that mail may be far away. */
  private static String what(TimelineEntry entry) {
    String what = entry.title().replace(PROVIDER, "");
    String sendId = entry.facts().get("sendId");
    return sendId != null && what.startsWith(OPENED)
        ? OPENED + " the " + words(SendId.parse(sendId).kind()) + what.substring(OPENED.length())
        : what;
  }

  private static String words(MessageKind kind) {
    return switch (kind) {
      case ALERT -> "alert";
      case VERIFICATION, NEW_ADDRESS -> "question to prove the address";
      case WELCOME -> "welcome";
      case WINBACK -> "question whether it is still looking";
      case WIDEN -> "advice to widen the search";
      case HIRED -> "offer to stop";
      case ASK_ADDRESS -> "question for another address";
      case DIRECT -> "message of an operator";
    };
  }

  private Moment moment(Instant at, Who who, String what, @Nullable String why) {
    return new Moment(at, new Line(scene.calendar().dayOf(at), minute(at), who, what, why));
  }

  private ZonedDateTime minute(Instant at) {
    return scene.calendar().local(at).truncatedTo(ChronoUnit.MINUTES);
  }

  private static Who who(TimelineEntry entry) {
    return switch (entry.kind()) {
      case "consent", "provider" -> Who.LEAD;
      case "message", "slot", "silence" -> Who.MESSAGE;
      default -> Who.LIFE;
    };
  }

  /** Deliveries in words by send id; they stand behind their message. */
  private static Map<String, String> deliveries(List<TimelineEntry> timeline) {
    Map<String, String> deliveries = new HashMap<>();
    for (TimelineEntry entry : timeline) {
      if (isDelivery(entry)) {
        deliveries.put(
            entry.facts().getOrDefault("sendId", ""), entry.title().replace(PROVIDER, ""));
      }
    }
    return deliveries;
  }

  private static boolean isDelivery(TimelineEntry entry) {
    return entry.kind().equals("provider") && entry.title().startsWith(PROVIDER + DELIVERED);
  }

  private Summary summary(Lead lead, List<TimelineEntry> timeline, LeadRuns runs) {
    Map<String, Integer> sent = new TreeMap<>();
    for (TimelineEntry entry : timeline) {
      String sendId = entry.facts().get("sendId");
      if (entry.kind().equals("message") && sendId != null) {
        sent.merge(kind(SendId.parse(sendId)), 1, Integer::sum);
      }
    }
    return new Summary(
        lead.life().stage(),
        lead.life().reason(),
        minute(lead.life().stageSince()),
        runs.isRunning(),
        runs.events(),
        sent,
        count(timeline, PROVIDER + DELIVERED),
        count(timeline, PROVIDER + OPENED),
        count(timeline, CLICKED));
  }

  private static String kind(SendId id) {
    return (id.kind() + " by " + id.channel()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static int count(List<TimelineEntry> timeline, String begin) {
    return (int)
        timeline.stream()
            .filter(entry -> entry.kind().equals("provider"))
            .map(TimelineEntry::title)
            .filter(title -> title.startsWith(begin))
            .count();
  }
}
