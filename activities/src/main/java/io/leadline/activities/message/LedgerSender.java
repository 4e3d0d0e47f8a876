package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ABANDONED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.CLAIMED;
import static io.leadline.activities.message.CallState.UNKNOWN;

import io.leadline.activities.message.CallConclusion.Concluded;
import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.activities.message.SendingPolicy.Places;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends through the ledger so that no message goes out twice, whatever dies when: claim, a place
 * under every limit, last look at the suppressions, CLAIMED to CALLING, the call, its outcome. A
 * kill leaves the call in a state from which a successor or {@link CallSettlement} knows what to do
 * (docs/decisions/0002).
 */
public final class LedgerSender implements MessageSender {
  /**
   * After this long between CALLING and the call itself the process was asleep: give the call up.
   */
  private static final Duration START_WITHIN = Duration.ofSeconds(5);

  /** So often in a row may a provider ask to wait before the rest is left for later. */
  private static final int MOST_WAITS = 8;

  private final MessageLedger ledger;
  private final LastLook lastLook;
  private final MessageProvider provider;
  private final CallBodies bodies;
  private final SendingRules rules;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final CallConclusion conclusion;

  /** Through a provider that does not recognise repeated calls, and under no rules. */
  public LedgerSender(
      MessageLedger ledger,
      Suppressions suppressions,
      MessageProvider provider,
      Supplier<String> ids,
      InstantSource clock) {
    this(ledger, suppressions, provider, CallBodies.NONE, SendingRules.NONE, ids, clock);
  }

  /**
   * @param bodies keeps what a call carries until it is answered, for {@link KeyedRepeats}
   * @param rules asked for each call
   * @param ids source of call ids, of {@code [A-Za-z0-9_-]}
   */
  public LedgerSender(
      MessageLedger ledger,
      Suppressions suppressions,
      MessageProvider provider,
      CallBodies bodies,
      SendingRules rules,
      Supplier<String> ids,
      InstantSource clock) {
    this.ledger = ledger;
    this.lastLook = new LastLook(suppressions);
    this.provider = provider;
    this.bodies = provider.remembersCalls().isZero() ? CallBodies.NONE : bodies;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.conclusion = new CallConclusion(ledger, clock);
  }

  @Override
  public Map<String, SendOutcome> send(String owner, int attempt, List<Draft> drafts) {
    closeLeftBehind(owner, attempt);
    Batch batch = new Batch(owner, attempt);
    CallParts.of(drafts, provider).forEach(batch::send);
    return batch.outcomes;
  }

  @Override
  public Optional<String> stopped(Channel channel) {
    return rules.gate().stopped(channel);
  }

  @Override
  public Optional<Instant> restsUntil(Channel channel) {
    return rules.pace().restsUntil(channel);
  }

  /** What an earlier attempt claimed was never called; what it was calling may have gone out. */
  private void closeLeftBehind(String owner, int attempt) {
    for (Call left : ledger.leftBehind(owner, attempt)) {
      CallState to = left.state() == CLAIMED ? ABANDONED : UNKNOWN;
      ledger.advance(
          left, Set.of(left.state()), to, clock.instant(), CallNote.problem("its process ended"));
    }
  }

  private boolean startsInTime(Call call) {
    Instant start = clock.instant();
    if (!ledger.advance(call, Set.of(CLAIMED), CALLING, start, CallNote.NONE)) {
      return false;
    }
    if (clock.instant().isAfter(start.plus(START_WITHIN))) {
      ledger.advance(
          call, Set.of(CALLING), ABANDONED, clock.instant(), CallNote.problem("started too late"));
      return false;
    }
    return true;
  }

  /** What one {@link #send} hands over, in as many calls as it takes. */
  private final class Batch {
    private final String owner;
    private final int attempt;
    private final Map<String, SendOutcome> outcomes = new HashMap<>();
    private int waits;
    private boolean busy;

    Batch(String owner, int attempt) {
      this.owner = owner;
      this.attempt = attempt;
    }

    /** Sends what fits into one call; when less may leave at once, in several. */
    void send(List<Draft> part) {
      List<Draft> rest = part;
      while (!rest.isEmpty()) {
        Draft first = rest.getFirst();
        if (rules.gate().stopped(first.channel()).isPresent()) {
          note(rest, SendOutcome.STOPPED);
          return;
        }
        int now = busy ? 0 : rules.pace().next(first.channel(), first.kind(), rest.size());
        if (now == 0) {
          note(rest, SendOutcome.TRY_LATER);
          return;
        }
        List<Draft> left = new ArrayList<>(call(rest.subList(0, now)));
        left.addAll(rest.subList(now, rest.size()));
        rest = left;
      }
    }

    /** Makes one call and notes the outcomes; answers the drafts that deserve another call. */
    private List<Draft> call(List<Draft> drafts) {
      Instant now = clock.instant();
      Call call = claimed(drafts, now);
      List<Draft> mine = claim(call, drafts);
      if (mine.isEmpty()) {
        return abandoned(call);
      }
      Places places = rules.policy().places(mine);
      List<Draft> wanted = wanted(call, mine, places);
      if (wanted.isEmpty()) {
        return abandoned(call);
      }
      bodies.keep(call.id(), wanted, now);
      if (!startsInTime(call)) {
        bodies.remove(call.id());
        places.release(wanted);
        note(wanted, SendOutcome.TRY_LATER);
        return List.of();
      }
      return conclude(call, wanted, places, provider.send(call.id(), wanted));
    }

    private List<Draft> abandoned(Call call) {
      ledger.advance(call, Set.of(CLAIMED), ABANDONED, clock.instant(), CallNote.NONE);
      return List.of();
    }

    private Call claimed(List<Draft> drafts, Instant now) {
      List<String> sendIds = drafts.stream().map(Draft::sendId).toList();
      Channel channel = drafts.getFirst().channel();
      return new Call(ids.get(), channel, owner, attempt, CLAIMED, now, null, sendIds, null, null);
    }

    private List<Draft> claim(Call call, List<Draft> drafts) {
      Set<String> held = ledger.claim(call, drafts);
      List<Draft> mine = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        if (held.contains(draft.sendId())) {
          mine.add(draft);
        } else {
          outcomes.put(draft.sendId(), SendOutcome.ALREADY_CLAIMED);
        }
      }
      return mine;
    }

    /** Without those that have no place or, as the last look shows, are suppressed. */
    private List<Draft> wanted(Call call, List<Draft> mine, Places places) {
      Map<String, SendOutcome> withheld = new HashMap<>(places.withheld());
      LastLook.Seen seen =
          lastLook.at(mine.stream().filter(d -> !withheld.containsKey(d.sendId())).toList());
      seen.askedAgain().forEach(draft -> provider.liftOptOut(draft.to()));
      places.release(seen.withheld());
      seen.withheld().forEach(draft -> withheld.put(draft.sendId(), SendOutcome.SUPPRESSED));
      if (withheld.isEmpty()) {
        return mine;
      }
      ledger.release(call, withheld.keySet());
      outcomes.putAll(withheld);
      return mine.stream().filter(draft -> !withheld.containsKey(draft.sendId())).toList();
    }

    private List<Draft> conclude(Call call, List<Draft> sent, Places places, CallAnswer answer) {
      Concluded concluded = conclusion.of(call, sent, answer);
      if (!(answer instanceof CallAnswer.OutcomeUnknown)) {
        bodies.remove(call.id());
      }
      outcomes.putAll(concluded.outcomes());
      Draft first = sent.getFirst();
      switch (answer) {
        case CallAnswer.TryLater later -> {
          places.release(sent);
          busy = !rules.pace().rest(first.channel(), first.kind(), later.after());
          return busy || ++waits > MOST_WAITS ? givenUp() : sent;
        }
        case CallAnswer.Misconfigured settings -> places.release(sent);
        case CallAnswer.RecipientsRefused refused -> places.release(sent);
        case CallAnswer.Accepted taken -> goneOn(first, taken.rest());
        case CallAnswer.PartlyAccepted taken -> goneOn(first, taken.rest());
        case CallAnswer.OutcomeUnknown lost -> {}
      }
      return concluded.again();
    }

    private List<Draft> givenUp() {
      busy = true;
      return List.of();
    }

    private void goneOn(Draft first, Duration rest) {
      waits = 0;
      if (!rest.isZero()) {
        rules.pace().rest(first.channel(), first.kind(), rest);
      }
    }

    private void note(List<Draft> drafts, SendOutcome outcome) {
      drafts.forEach(draft -> outcomes.put(draft.sendId(), outcome));
    }
  }
}
