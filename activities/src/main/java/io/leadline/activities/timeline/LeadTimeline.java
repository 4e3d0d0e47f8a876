package io.leadline.activities.timeline;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.activities.alert.SlotOutcomes;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadChange;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers for every slot and message of a lead what happened and why, put together from what each
 * owner stores; nothing is written for it.
 */
public final class LeadTimeline {
  /** Enough for an operator; ids are computed per day. */
  private static final int DAYS = 90;

  /** A lead that the board tells more of is told of its newest. */
  private static final int REPORTS = 500;

  private final Transitions transitions;
  private final Messages messages;
  private final SlotOutcomes slots;
  private final BoardReports board;
  private final Outbox outbox;
  private final InstantSource clock;
  private final int days;

  public LeadTimeline(
      Transitions transitions,
      Messages messages,
      SlotOutcomes slots,
      BoardReports board,
      Outbox outbox,
      InstantSource clock) {
    this(transitions, messages, slots, board, outbox, clock, DAYS);
  }

  /**
   * @param days how far back messages are looked for
   */
  public LeadTimeline(
      Transitions transitions,
      Messages messages,
      SlotOutcomes slots,
      BoardReports board,
      Outbox outbox,
      InstantSource clock,
      int days) {
    this.transitions = transitions;
    this.messages = messages;
    this.slots = slots;
    this.board = board;
    this.outbox = outbox;
    this.clock = clock;
    this.days = days;
  }

  /** Everything that is known, oldest first; messages and slots of the last 90 days. */
  public List<TimelineEntry> of(Lead lead) {
    List<SlotOutcome> outcomes = outcomes(lead);
    List<LeadChange> changes = transitions.of(lead.id());
    List<Message> sent = messages(lead, outcomes, changes);
    List<TimelineEntry> entries = new ArrayList<>(consents(lead));
    entries.addAll(StageEntries.of(changes, lead.timeZone()));
    entries.addAll(silence(lead, changes, outcomes, sent));
    sent.forEach(message -> entries.addAll(MessageEntries.of(message)));
    Set<String> shown = sent.stream().map(Message::sendId).collect(Collectors.toSet());
    entries.addAll(SlotEntries.of(outcomes, lead.timeZone(), shown));
    entries.addAll(BoardEntries.of(board.of(lead.id(), REPORTS)));
    outbox.of(lead.id()).forEach(entry -> entries.add(waiting(entry)));
    entries.sort(Comparator.comparing(TimelineEntry::at));
    return entries;
  }

  /** Slots that have an outcome, oldest first. */
  List<SlotOutcome> outcomes(Lead lead) {
    return slots.outcomes(lead.id()).stream()
        .sorted(Comparator.comparing(SlotOutcome::slot))
        .toList();
  }

  /** Everything that the lead was sent, notices of its whole life included. */
  List<Message> messages(Lead lead, List<SlotOutcome> outcomes, List<LeadChange> changes) {
    List<Message> sent = new ArrayList<>(sentTo(lead, outcomes));
    sent.addAll(messages.find(notices(changes)));
    return sent;
  }

  /** Whole days only: today may still bring something. */
  private List<TimelineEntry> silence(
      Lead lead, List<LeadChange> changes, List<SlotOutcome> outcomes, List<Message> sent) {
    ZoneId zone = lead.timeZone();
    Map<Channel, Set<LocalDate>> judged = new EnumMap<>(Channel.class);
    outcomes.forEach(
        outcome ->
            judged
                .computeIfAbsent(outcome.channel(), channel -> new HashSet<>())
                .add(LocalDate.ofInstant(outcome.slot(), zone)));
    sent.stream()
        .filter(message -> message.kind() == MessageKind.ALERT)
        .forEach(
            message ->
                judged
                    .computeIfAbsent(message.channel(), channel -> new HashSet<>())
                    .add(SendId.parse(message.sendId()).date()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return SilentDays.of(changes, judged, earliest(lead, today), today, zone);
  }

  private LocalDate earliest(Lead lead, LocalDate today) {
    LocalDate start = LocalDate.ofInstant(lead.createdAt(), lead.timeZone());
    return today.minusDays(days).isAfter(start) ? today.minusDays(days) : start;
  }

  /** Until today, or until the last slot: the sandbox also runs slots that are still to come. */
  private List<Message> sentTo(Lead lead, List<SlotOutcome> outcomes) {
    Instant now = clock.instant();
    Instant last = outcomes.isEmpty() ? now : outcomes.getLast().slot();
    LocalDate today = LocalDate.ofInstant(last.isAfter(now) ? last : now, lead.timeZone());
    return messages.of(lead, earliest(lead, today), today);
  }

  /** Send ids of the notices that the lead's life asked for. */
  private static List<String> notices(List<LeadChange> changes) {
    return changes.stream()
        .flatMap(change -> change.notices().stream())
        .map(SendId::notice)
        .distinct()
        .toList();
  }

  private static List<TimelineEntry> consents(Lead lead) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (ConsentRecord consent : lead.consents()) {
      Map<String, String> facts = Map.of("epoch", String.valueOf(consent.epoch()));
      if (!consent.email()) { // by a text message or on the page of preferences
        String title = "agreed to text messages";
        entries.add(new TimelineEntry(consent.givenAt(), "consent", title, consent.text(), facts));
        continue;
      }
      String title = consent.epoch() == 1 ? "signed up" : "signed up again";
      String agreed = consent.sms() ? "agreed to e-mail and text messages" : "agreed to e-mail";
      entries.add(new TimelineEntry(consent.givenAt(), "consent", title, agreed, facts));
      Instant confirmed = consent.confirmedAt();
      if (confirmed != null) {
        entries.add(
            new TimelineEntry(confirmed, "consent", "pressed the button in the mail", null, facts));
      }
    }
    return entries;
  }

  private static TimelineEntry waiting(OutboxEntry entry) {
    return new TimelineEntry(
        entry.event().at(),
        "waiting",
        "waits to reach the lead's workflow: " + entry.event().name(),
        entry.attempts() + " failed deliveries, next try at " + entry.dueAt(),
        Map.of("entry", entry.id(), "attempts", String.valueOf(entry.attempts())));
  }
}
