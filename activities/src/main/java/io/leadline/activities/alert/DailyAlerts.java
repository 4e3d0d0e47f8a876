package io.leadline.activities.alert;

import io.leadline.activities.alert.AlertsStoppedException.Cause;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.policy.WeeklyCap;
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
 * send, record; until nobody is due, first by mail and then by text. Every slot that is read moves
 * in the write that records its outcome, so the run ends, and whatever interrupts it is found
 * again: a message that was claimed before is not sent twice but recorded now. A provider that is
 * away stops its own channel only.
 *
 * <p>Each channel remembers by itself which postings it has shown: a text is no substitute for the
 * mail, and neither for the text, so a lead with both is told of a posting once on each.
 */
public final class DailyAlerts {
  private static final int LEADS_PER_PASS = 1000;

  /** Texts cost a call each, so a pass of them is kept short. */
  private static final int TEXTS_PER_PASS = 100;

  private final AlertStates states;
  private final PostingIndex index;
  private final AlertDrafts drafts;
  private final MessageSender sender;
  private final SlotAdmission admission;
  private final Ranking ranking;
  private final Slots slots;
  private final InstantSource clock;
  private final int leadsPerPass;

  public DailyAlerts(
      AlertStates states,
      PostingIndex index,
      AlertDrafts drafts,
      MessageSender sender,
      WeeklyCap cap,
      AlertSettings settings,
      InstantSource clock) {
    this(states, index, drafts, sender, cap, settings, clock, LEADS_PER_PASS);
  }

  DailyAlerts(
      AlertStates states,
      PostingIndex index,
      AlertDrafts drafts,
      MessageSender sender,
      WeeklyCap cap,
      AlertSettings settings,
      InstantSource clock,
      int leadsPerPass) {
    this.states = states;
    this.index = index;
    this.drafts = drafts;
    this.sender = sender;
    this.ranking = new Ranking(settings);
    this.slots = new Slots(settings);
    this.admission = new SlotAdmission(slots, cap);
    this.clock = clock;
    this.leadsPerPass = leadsPerPass;
  }

  /**
   * Works through the shard.
   *
   * @param attempt of this shard, from 1
   * @param before what earlier attempts counted
   * @throws AlertsStoppedException when a provider is away, or refuses our settings
   */
  AlertCounts run(AlertShard shard, int attempt, AlertCounts before, Heartbeat heartbeat) {
    Run run = new Run(shard, attempt, before, heartbeat);
    AlertsStoppedException stopped = null;
    for (Channel channel : Channel.values()) {
      try {
        run.over(channel);
      } catch (AlertsStoppedException e) {
        stopped = stopped == null || e.why() == Cause.PROVIDER_BUSY ? e : stopped;
      }
    }
    if (stopped != null) {
      throw stopped;
    }
    return run.counts;
  }

  /** A run for a slot ahead of the clock judges by its slot, every other by the clock. */
  private Instant judgedAt(AlertShard shard) {
    Instant now = clock.instant();
    return shard.slot().isAfter(now) ? shard.slot() : now;
  }

  /** One attempt at one shard. */
  private final class Run {
    private final AlertShard shard;
    private final int attempt;
    private final Heartbeat heartbeat;
    private final InterestSearch search;
    private AlertCounts counts;

    Run(AlertShard shard, int attempt, AlertCounts before, Heartbeat heartbeat) {
      this.shard = shard;
      this.attempt = attempt;
      this.heartbeat = heartbeat;
      this.search = new InterestSearch(index, ranking, judgedAt(shard));
      this.counts = before;
    }

    void over(Channel channel) {
      int limit = channel == Channel.SMS ? Math.min(leadsPerPass, TEXTS_PER_PASS) : leadsPerPass;
      Instant notBefore = Instant.EPOCH;
      String first = "";
      while (true) {
        heartbeat.beat(counts);
        List<AlertState> due = states.due(shard, channel, notBefore, limit);
        if (due.isEmpty() && notBefore.equals(Instant.EPOCH)) {
          return;
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
        pass(channel, due);
      }
    }

    private void pass(Channel channel, List<AlertState> due) {
      Pass pass = new Pass(this, channel);
      pass.over(due);
      // No heartbeat between sending and recording: it may throw.
      states.record(pass.results);
      counts = counts.plus(pass.counted());
      if (!pass.stopped.isEmpty()) {
        heartbeat.beat(counts);
        throw pass.stop();
      }
    }

    String owner() {
      return "alerts-" + shard.slot() + "-" + shard.index();
    }
  }

  /** One pass: what became of up to a thousand leads. */
  private final class Pass {
    private final Run run;
    private final Channel channel;
    private final Instant judgedAt;
    private final List<AlertResult> results = new ArrayList<>();
    private final Map<SendOutcome, Integer> stopped = new EnumMap<>(SendOutcome.class);

    Pass(Run run, Channel channel) {
      this.run = run;
      this.channel = channel;
      this.judgedAt = judgedAt(run.shard);
    }

    void over(List<AlertState> due) {
      if (!sender.carries(channel)) {
        due.forEach(
            state -> add(state, AlertOutcome.SKIPPED_NO_PROVIDER, InterestSearch.Choice.NOTHING));
        return;
      }
      List<AlertState> inTime = new ArrayList<>(due.size());
      Map<String, AlertOutcome> passedOver = admission.passedOver(channel, due, judgedAt);
      for (AlertState state : due) {
        AlertOutcome outcome = passedOver.get(state.id());
        if (outcome == null) {
          inTime.add(state);
        } else {
          add(state, outcome, InterestSearch.Choice.NOTHING);
        }
      }
      if (!inTime.isEmpty() && sender.stopped(channel).isPresent()) {
        stopped.put(SendOutcome.STOPPED, inTime.size());
      } else if (!inTime.isEmpty() && sender.restsUntil(channel).isPresent()) {
        stopped.put(SendOutcome.TRY_LATER, inTime.size());
      } else if (!inTime.isEmpty()) {
        send(inTime, run.search.choose(inTime));
      }
    }

    private void send(List<AlertState> due, Map<String, InterestSearch.Choice> choices) {
      Map<String, Draft> wanted = new LinkedHashMap<>();
      Map<String, AlertState> stateOf = new HashMap<>();
      for (AlertState state : due) {
        InterestSearch.Choice choice =
            choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING);
        if (!choice.chosen().isEmpty()) {
          stateOf.putIfAbsent(state.sendId(), state);
          wanted.computeIfAbsent(state.sendId(), id -> drafts.draft(state, choice.chosen()));
        }
      }
      run.heartbeat.beat(run.counts);
      Map<String, SendOutcome> outcomes = handOver(List.copyOf(wanted.values()), stateOf);
      for (AlertState state : due) {
        InterestSearch.Choice choice =
            choices.getOrDefault(state.id(), InterestSearch.Choice.NOTHING);
        SendOutcome outcome = outcomes.get(state.sendId());
        if (choice.chosen().isEmpty()) {
          add(state, AlertOutcome.NO_NEW, choice);
        } else if (outcome == null && channel == Channel.SMS) {
          add(state, AlertOutcome.SKIPPED_OUTAGE, choice);
        } else {
          conclude(state, choice, Objects.requireNonNull(outcome, state.sendId()));
        }
      }
    }

    /** Outcome by send id; none for texts whose window has closed while others were sent. */
    private Map<String, SendOutcome> handOver(List<Draft> batch, Map<String, AlertState> stateOf) {
      if (batch.isEmpty()) {
        return Map.of();
      }
      return switch (channel) {
        case EMAIL -> sender.send(run.owner(), run.attempt, batch);
        case SMS ->
            new TextCalls(
                    sender,
                    run.owner(),
                    run.attempt,
                    draft -> inTime(Objects.requireNonNull(stateOf.get(draft.sendId()))))
                .send(batch);
      };
    }

    private boolean inTime(AlertState state) {
      return !slots.stale(state.pace(), state.firstDue(), judgedAt(run.shard));
    }

    private void conclude(AlertState state, InterestSearch.Choice choice, SendOutcome outcome) {
      switch (outcome) {
        case SENT, ALREADY_CLAIMED -> add(state, AlertOutcome.SENT, choice);
        case SUPPRESSED -> add(state, AlertOutcome.SUPPRESSED, choice);
        case RECIPIENT_DEAD -> add(state, AlertOutcome.RECIPIENT_DEAD, choice);
        case RECIPIENT_OPTED_OUT -> add(state, AlertOutcome.RECIPIENT_OPTED_OUT, choice);
        case BLOCKED -> add(state, AlertOutcome.BLOCKED, choice);
        case UNKNOWN -> add(state, AlertOutcome.UNKNOWN, choice);
        case CAPPED -> add(state, AlertOutcome.CAPPED, choice);
        case WARMING_UP -> add(state, AlertOutcome.WARMING_UP, choice);
        case DEFERRED -> putOff(state, choice);
        case STOPPED, TRY_LATER, MISCONFIGURED -> stopped.merge(outcome, 1, Integer::sum);
      }
    }

    private void putOff(AlertState state, InterestSearch.Choice choice) {
      admission
          .putOffUntil(state, judgedAt)
          .ifPresentOrElse(
              until -> results.add(AlertResult.putOff(state, until)),
              () -> add(state, AlertOutcome.RATE_LIMITED, choice));
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
      return AlertsStoppedException.of(
          stopped, sender.stopped(channel).orElse("The channel was stopped a moment ago"));
    }
  }
}
