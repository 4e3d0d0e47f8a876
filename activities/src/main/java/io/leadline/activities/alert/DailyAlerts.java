package io.leadline.activities.alert;

import io.leadline.activities.alert.AlertsStoppedException.Cause;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The run over one shard of a slot: read who is due, search once per interest, choose per lead,
 * send, record; until nobody is due. Every slot that is read moves in the write that records its
 * outcome, so the run ends, and whatever interrupts it is found again: a message that was claimed
 * before is not sent twice but recorded now.
 */
public final class DailyAlerts {
  private static final int LEADS_PER_PASS = 1000;

  private final AlertStates states;
  private final PostingIndex index;
  private final AlertDrafts drafts;
  private final MessageSender sender;
  private final Ranking ranking;
  private final Slots slots;
  private final InstantSource clock;
  private final int leadsPerPass;

  public DailyAlerts(
      AlertStates states,
      PostingIndex index,
      AlertDrafts drafts,
      MessageSender sender,
      AlertSettings settings,
      InstantSource clock) {
    this(states, index, drafts, sender, settings, clock, LEADS_PER_PASS);
  }

  DailyAlerts(
      AlertStates states,
      PostingIndex index,
      AlertDrafts drafts,
      MessageSender sender,
      AlertSettings settings,
      InstantSource clock,
      int leadsPerPass) {
    this.states = states;
    this.index = index;
    this.drafts = drafts;
    this.sender = sender;
    this.ranking = new Ranking(settings);
    this.slots = new Slots(settings);
    this.clock = clock;
    this.leadsPerPass = leadsPerPass;
  }

  /**
   * Works through the shard.
   *
   * @param attempt of this shard, from 1
   * @param before what earlier attempts counted
   * @throws AlertsStoppedException when the provider is away, or refuses our settings
   */
  AlertCounts run(AlertShard shard, int attempt, AlertCounts before, Heartbeat heartbeat) {
    InterestSearch search = new InterestSearch(index, ranking, judgedAt(shard));
    AlertCounts counts = before;
    Instant notBefore = Instant.EPOCH;
    String first = "";
    while (true) {
      heartbeat.beat(counts);
      List<AlertState> due = states.due(shard, notBefore, leadsPerPass);
      if (due.isEmpty() && notBefore.equals(Instant.EPOCH)) {
        return counts;
      }
      if (due.isEmpty()) {
        notBefore = Instant.EPOCH;
        continue;
      }
      String head = due.getFirst().id() + due.getFirst().slot();
      if (head.equals(first)) {
        throw new IllegalStateException("slots do not move, such as " + due.getFirst().id());
      }
      first = head;
      notBefore = due.getLast().dueSlot();
      counts = counts.plus(new Pass(shard, attempt, counts, heartbeat, search).over(due));
    }
  }

  /** A run for a slot ahead of the clock judges by its slot, every other by the clock. */
  private Instant judgedAt(AlertShard shard) {
    Instant now = clock.instant();
    return shard.slot().isAfter(now) ? shard.slot() : now;
  }

  /** One pass: up to a thousand leads, one bulk write of what became of them. */
  private final class Pass {
    private final AlertShard shard;
    private final int attempt;
    private final AlertCounts soFar;
    private final Heartbeat heartbeat;
    private final InterestSearch search;
    private final Instant judgedAt;
    private final List<AlertResult> results = new ArrayList<>();
    private final Map<SendOutcome, Integer> stopped = new EnumMap<>(SendOutcome.class);

    Pass(
        AlertShard shard,
        int attempt,
        AlertCounts soFar,
        Heartbeat heartbeat,
        InterestSearch search) {
      this.shard = shard;
      this.attempt = attempt;
      this.soFar = soFar;
      this.heartbeat = heartbeat;
      this.search = search;
      this.judgedAt = judgedAt(shard);
    }

    AlertCounts over(List<AlertState> due) {
      List<AlertState> inTime = new ArrayList<>(due.size());
      for (AlertState state : due) {
        if (slots.stale(state.dueSlot(), judgedAt)) {
          add(state, AlertOutcome.SKIPPED_OUTAGE, InterestSearch.Choice.NOTHING);
        } else {
          inTime.add(state);
        }
      }
      if (!inTime.isEmpty()) {
        send(inTime, search.choose(inTime));
      }
      // No heartbeat between sending and recording: it may throw.
      states.record(results);
      AlertCounts counts = counted();
      if (!stopped.isEmpty()) {
        heartbeat.beat(soFar.plus(counts));
        throw stop();
      }
      return counts;
    }

    private void send(List<AlertState> due, Map<String, InterestSearch.Choice> choices) {
      Map<Channel, Map<String, Draft>> wanted = new EnumMap<>(Channel.class);
      for (AlertState state : due) {
        InterestSearch.Choice choice =
            choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING);
        if (!choice.chosen().isEmpty()) {
          wanted
              .computeIfAbsent(state.channel(), channel -> new LinkedHashMap<>())
              .computeIfAbsent(state.sendId(), id -> drafts.draft(state, choice.chosen()));
        }
      }
      heartbeat.beat(soFar);
      Map<String, SendOutcome> outcomes = new HashMap<>();
      wanted.forEach(
          (channel, batch) ->
              outcomes.putAll(sender.send(owner(), attempt, List.copyOf(batch.values()))));
      for (AlertState state : due) {
        InterestSearch.Choice choice =
            choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING);
        if (choice.chosen().isEmpty()) {
          add(state, AlertOutcome.NO_NEW, choice);
        } else {
          String sendId = state.sendId();
          conclude(
              state,
              choice,
              Objects.requireNonNull(outcomes.get(sendId), () -> "no outcome for " + sendId));
        }
      }
    }

    private void conclude(AlertState state, InterestSearch.Choice choice, SendOutcome outcome) {
      switch (outcome) {
        case SENT, ALREADY_CLAIMED -> add(state, AlertOutcome.SENT, choice);
        case SUPPRESSED -> add(state, AlertOutcome.SUPPRESSED, choice);
        case RECIPIENT_DEAD -> add(state, AlertOutcome.RECIPIENT_DEAD, choice);
        case UNKNOWN -> add(state, AlertOutcome.UNKNOWN, choice);
        case TRY_LATER, MISCONFIGURED -> stopped.merge(outcome, 1, Integer::sum);
      }
    }

    private void add(AlertState state, AlertOutcome outcome, InterestSearch.Choice choice) {
      results.add(AlertResult.of(state, outcome, choice.found(), choice.chosen(), judgedAt, slots));
    }

    private AlertCounts counted() {
      Map<String, Long> byOutcome = new HashMap<>();
      results.forEach(result -> byOutcome.merge(result.outcome().name(), 1L, Long::sum));
      return new AlertCounts(byOutcome);
    }

    private AlertsStoppedException stop() {
      Integer refused = stopped.get(SendOutcome.MISCONFIGURED);
      return refused != null
          ? new AlertsStoppedException(
              Cause.MISCONFIGURED,
              "The provider refuses our settings; "
                  + refused
                  + " alerts wait. ./leadline doctor says what to do.")
          : new AlertsStoppedException(
              Cause.PROVIDER_BUSY,
              "The provider is throttling or away; "
                  + stopped.get(SendOutcome.TRY_LATER)
                  + " alerts wait.");
    }

    private String owner() {
      return "alerts-" + shard.slot() + "-" + shard.index();
    }
  }
}
