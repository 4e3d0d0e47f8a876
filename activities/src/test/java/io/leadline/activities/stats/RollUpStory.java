package io.leadline.activities.stats;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.TrialClock;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few weeks of a board as they happen to reach the stores: calls that are accepted, refused in
 * part, doubted or made again; events and acts in any order, late, twice, and with clocks that are
 * off; steps of lives. In between the roll-up runs now and then, and dies now and then.
 */
final class RollUpStory {
  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int MESSAGE_DAYS = 12;
  private static final Duration LATEST = Duration.ofDays(7);

  /** A call is confirmed while its day is open, or never. */
  private static final Duration DOUBT_LASTS = Duration.ofDays(3);

  private static final List<ProviderEvent.Type> TYPES =
      List.of(
          ProviderEvent.Type.ACCEPTED,
          ProviderEvent.Type.DELIVERED,
          ProviderEvent.Type.BOUNCED_HARD,
          ProviderEvent.Type.BOUNCED_SOFT,
          ProviderEvent.Type.DROPPED,
          ProviderEvent.Type.BLOCKED,
          ProviderEvent.Type.COMPLAINED,
          ProviderEvent.Type.UNSUBSCRIBED);

  /** An open or a click; only the story knows at once which are people's. */
  record Act(String sendId, boolean click, boolean machine, Instant at) {}

  /** Something that reaches us. */
  private record Arrival(Instant at, int order, Runnable what) {}

  private final Random random;
  private final RollUpStores stores;
  private final DyingStats days;
  private final JobTrial<RollUpStats.Input, Integer> job;
  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(
          (a, b) -> a.at.equals(b.at) ? Integer.compare(a.order, b.order) : a.at.compareTo(b.at));
  private final Map<String, List<Act>> judged = new HashMap<>();
  private Instant now = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
  private int order;

  /** What happened, as a brute-force count reads it. */
  final RawEvents raw = new RawEvents();

  RollUpStory(long seed, RollUpStores stores) {
    this.random = new Random(seed);
    this.stores = stores;
    this.days = new DyingStats(stores.days());
    Statistics statistics =
        new Statistics(stores.dated(), stores.transitions(), stores.leads(), () -> now);
    this.job =
        JobTrial.of(
            new RollUpStats(statistics, days, () -> now),
            new TrialClock(now),
            kind -> kind.attempts(1));
  }

  /** Lets everything happen; afterwards the days are stored as the last roll-up counted them. */
  LocalDate play() {
    for (int lead = 0; lead < 5; lead++) {
      life("lead" + lead);
    }
    for (int call = 0; call < 10; call++) {
      call("c" + call);
    }
    Instant end = now.plus(Duration.ofDays(MESSAGE_DAYS + 22));
    for (Instant run = now; run.isBefore(end); run = run.plus(upTo(Duration.ofDays(2)))) {
      boolean dies = random.nextInt(4) == 0;
      arrive(run, () -> rollUp(dies));
    }
    while (!arrivals.isEmpty()) {
      Arrival next = arrivals.remove();
      now = next.at;
      next.what.run();
    }
    rollUp(true);
    rollUp(false);
    rollUp(false);
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private void rollUp(boolean dies) {
    if (dies) {
      days.dieAfter(random.nextInt(8));
    }
    job.run(new RollUpStats.Input(null));
  }

  private void life(String id) {
    Instant signUp = now.plus(upTo(Duration.ofDays(MESSAGE_DAYS)));
    Instant confirm = signUp.plus(upTo(Duration.ofDays(2)));
    Lead lead = Leads.aNewLead().id(id).at(signUp).confirmed(confirm).build();
    arrive(signUp, () -> stores.leads().insert(lead));
    step(lead, 1, LeadStage.NEW, LeadStage.VERIFYING, null, "signUp", signUp);
    step(lead, 2, LeadStage.VERIFYING, LeadStage.ACTIVE, null, "confirm", confirm);
    raw.confirmed(confirm, Duration.between(signUp, confirm));
    Instant leaves = confirm.plus(upTo(Duration.ofDays(9)));
    String why = random.nextBoolean() ? "unsubscribe PAGE" : "smsStop REPLY";
    step(lead, 3, LeadStage.ACTIVE, LeadStage.CLOSED, CloseReason.UNSUBSCRIBED, why, leaves);
    step(
        lead,
        4,
        LeadStage.CLOSED,
        LeadStage.CLOSED,
        CloseReason.UNSUBSCRIBED,
        "unsubscribe ONE_CLICK ignored: nothing to do in CLOSED",
        leaves.plusSeconds(5));
  }

  private void step(
      Lead lead,
      long version,
      LeadStage before,
      LeadStage after,
      @Nullable CloseReason reason,
      String why,
      Instant at) {
    var state =
        LeadStates.of(
            lead.id(),
            version,
            after,
            reason,
            1,
            1,
            ChannelState.UNUSED,
            ChannelState.UNUSED,
            at,
            null,
            List.of(),
            null);
    LeadChange change = new LeadChange(before, state, why, at, List.of());
    raw.step(lead.id(), before, after, reason, why, at);
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      // Later steps are told later: one workflow writes them one after the other.
      arrive(
          at.plusSeconds(version),
          () -> {
            stores.transitions().append(change);
            stores.leads().project(state);
          });
    }
  }

  private void call(String id) {
    LocalDate date = FIRST.plusDays(random.nextInt(MESSAGE_DAYS));
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(upTo(Duration.ofDays(1)));
    Channel channel = random.nextInt(4) == 0 ? Channel.SMS : Channel.EMAIL;
    List<Draft> drafts = new ArrayList<>();
    for (int lead = 0; lead < 1 + random.nextInt(4); lead++) {
      drafts.add(draft(date.minusDays(random.nextInt(6)), id + "x" + lead, channel));
    }
    int fate = random.nextInt(6);
    Call call = new Call(id, channel, "o", 1, CallState.CLAIMED, at, null, ids(drafts), null, null);
    arrive(at, () -> stores.ledger().claim(call, drafts));
    if (fate == 0) { // never made
      arrive(at.plusSeconds(60), () -> move(call, CallState.CLAIMED, CallState.ABANDONED, at));
      return;
    }
    arrive(at.plusSeconds(1), () -> move(call, CallState.CLAIMED, CallState.CALLING, at));
    switch (fate) {
      case 1 -> doubtThenCallAgain(call, drafts);
      case 2 -> refuseOne(call, drafts);
      case 3 -> {
        arrive(at.plusSeconds(9), () -> move(call, CallState.CALLING, CallState.UNKNOWN, at));
        drafts.forEach(draft -> raw.sent(draft, id, at, true));
        if (random.nextBoolean()) {
          happenings(call.id(), drafts, at, DOUBT_LASTS);
        }
      }
      default -> {
        arrive(at.plusSeconds(9), () -> move(call, CallState.CALLING, CallState.ACCEPTED, at));
        drafts.forEach(draft -> raw.sent(draft, id, at, false));
        happenings(call.id(), drafts, at, LATEST);
      }
    }
  }

  private void doubtThenCallAgain(Call call, List<Draft> drafts) {
    Instant at = call.at();
    Instant again = at.plus(upTo(Duration.ofHours(30)));
    Call second =
        new Call(
            call.id() + "-again",
            call.channel(),
            "o",
            1,
            CallState.CLAIMED,
            again,
            null,
            ids(drafts),
            null,
            null);
    arrive(at.plusSeconds(9), () -> move(call, CallState.CALLING, CallState.UNKNOWN, at));
    arrive(
        again,
        () -> {
          move(call, CallState.UNKNOWN, CallState.NOT_ACCEPTED, again);
          stores.ledger().claim(second, drafts);
          move(second, CallState.CLAIMED, CallState.CALLING, again);
          move(second, CallState.CALLING, CallState.ACCEPTED, again);
        });
    drafts.forEach(draft -> raw.sent(draft, second.id(), again, false));
    happenings(second.id(), drafts, again, LATEST);
  }

  private void refuseOne(Call call, List<Draft> drafts) {
    Draft unlucky = drafts.getFirst();
    List<Draft> others = drafts.subList(1, drafts.size());
    Call refused =
        new Call(
            call.id() + "-refused",
            call.channel(),
            "o",
            1,
            CallState.REFUSED,
            call.at(),
            call.at(),
            List.of(unlucky.sendId()),
            null,
            "1 recipients refused");
    arrive(
        call.at().plusSeconds(9),
        () -> {
          stores.ledger().moveRefused(call, refused, Map.of(unlucky.sendId(), "no such mailbox"));
          move(call, CallState.CALLING, CallState.ACCEPTED, call.at());
        });
    others.forEach(draft -> raw.sent(draft, call.id(), call.at(), false));
    happenings(call.id(), others, call.at(), LATEST);
  }

  private void move(Call call, CallState from, CallState to, Instant at) {
    stores.ledger().advance(call, Set.of(from), to, at, CallNote.NONE);
  }

  /**
   * What the provider reports, and what people and machines do, within 12 days.
   *
   * @param latest after this it is heard of
   */
  private void happenings(String callId, List<Draft> drafts, Instant calledAt, Duration latest) {
    Duration within = latest.equals(LATEST) ? Duration.ofDays(12) : latest;
    for (Draft draft : drafts) {
      for (int n = random.nextInt(6); n > 0; n--) {
        ProviderEvent.Type type = TYPES.get(random.nextInt(TYPES.size()));
        Instant at = calledAt.plus(upTo(within)).minus(Duration.ofHours(3));
        ProviderEvent event =
            new ProviderEvent("e" + order + "-" + n, draft.sendId(), callId, type, at, null, false);
        raw.reported(draft, callId, type, at);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
          arrive(heardOf(at, calledAt, latest), () -> stores.ledger().merge(List.of(event)));
        }
      }
      for (int n = random.nextInt(3); n > 0; n--) {
        Instant at = calledAt.plus(upTo(within)).plusSeconds(10);
        Act act = new Act(draft.sendId(), random.nextBoolean(), random.nextBoolean(), at);
        raw.acted(draft, act);
        arrive(heardOf(at, calledAt, latest), () -> judge(act));
      }
    }
  }

  private void judge(Act act) {
    List<Act> acts = judged.computeIfAbsent(act.sendId(), key -> new ArrayList<>());
    int before = acts.size();
    Reactions outdated = reactions(acts);
    acts.add(act);
    stores.messages().judged(act.sendId(), reactions(acts), acts.size());
    if (before > 0 && random.nextBoolean()) {
      stores.messages().judged(act.sendId(), outdated, before);
    }
  }

  private static Reactions reactions(List<Act> acts) {
    return new Reactions(
        first(acts, false, false),
        first(acts, true, false),
        first(acts, false, true),
        first(acts, true, true));
  }

  private static @Nullable Instant first(List<Act> acts, boolean click, boolean machine) {
    return acts.stream()
        .filter(act -> act.click == click && act.machine == machine)
        .map(Act::at)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private Instant heardOf(Instant at, Instant calledAt, Duration latest) {
    Instant heard = at.plus(upTo(latest));
    Instant earliest = calledAt.plusSeconds(20);
    return heard.isBefore(earliest) ? earliest : heard;
  }

  private Draft draft(LocalDate date, String leadId, Channel channel) {
    boolean alert = channel == Channel.SMS || random.nextBoolean();
    return new Draft(
        alert
            ? SendId.alert(date, leadId, channel)
            : SendId.verification(date, leadId, 1, 1 + random.nextInt(3)),
        leadId,
        channel,
        alert ? MessageKind.ALERT : MessageKind.VERIFICATION,
        1,
        1,
        channel == Channel.SMS ? "+15125550100" : leadId + "@host" + random.nextInt(30) + ".test",
        "hash-" + leadId,
        "",
        "",
        "",
        "",
        List.of());
  }

  private static List<String> ids(List<Draft> drafts) {
    return drafts.stream().map(Draft::sendId).toList();
  }

  private Duration upTo(Duration most) {
    return Duration.ofSeconds(random.nextInt((int) most.toSeconds()));
  }

  private void arrive(Instant at, Runnable what) {
    arrivals.add(new Arrival(at, order++, what));
  }
}
