package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ABANDONED;
import static io.leadline.activities.message.CallState.ACCEPTED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.CLAIMED;
import static io.leadline.activities.message.CallState.REFUSED;
import static io.leadline.activities.message.CallState.UNKNOWN;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.MessageLedger.CallNote;
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
 * Sends through the ledger so that no message goes out twice, whatever dies when: claim, last look
 * at the suppressions, CLAIMED to CALLING, the call, its outcome. A kill leaves the call in a state
 * from which a successor or {@link CallSettlement} knows what to do (docs/decisions/0002).
 */
public final class LedgerSender implements MessageSender {
  /**
   * After this long between CALLING and the call itself the process was asleep: give the call up.
   */
  private static final Duration START_WITHIN = Duration.ofSeconds(5);

  private final MessageLedger ledger;
  private final LastLook lastLook;
  private final MessageProvider provider;
  private final CallBodies bodies;
  private final SendingGate gate;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /** Through a provider that does not recognise repeated calls, and never stopped. */
  public LedgerSender(
      MessageLedger ledger,
      Suppressions suppressions,
      MessageProvider provider,
      Supplier<String> ids,
      InstantSource clock) {
    this(ledger, suppressions, provider, CallBodies.NONE, SendingGate.OPEN, ids, clock);
  }

  /**
   * @param bodies keeps what a call carries until it is answered, for {@link KeyedRepeats}
   * @param gate asked before each call
   * @param ids source of call ids, of {@code [A-Za-z0-9_-]}
   */
  public LedgerSender(
      MessageLedger ledger,
      Suppressions suppressions,
      MessageProvider provider,
      CallBodies bodies,
      SendingGate gate,
      Supplier<String> ids,
      InstantSource clock) {
    this.ledger = ledger;
    this.lastLook = new LastLook(suppressions);
    this.provider = provider;
    this.bodies = provider.remembersCalls().isZero() ? CallBodies.NONE : bodies;
    this.gate = gate;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Map<String, SendOutcome> send(String owner, int attempt, List<Draft> drafts) {
    closeLeftBehind(owner, attempt);
    Map<String, SendOutcome> outcomes = new HashMap<>();
    for (List<Draft> part : partsOfOneCall(drafts)) {
      sendPart(owner, attempt, part, outcomes);
    }
    return outcomes;
  }

  @Override
  public Optional<String> stopped(Channel channel) {
    return gate.stopped(channel);
  }

  /** What an earlier attempt claimed was never called; what it was calling may have gone out. */
  private void closeLeftBehind(String owner, int attempt) {
    for (Call left : ledger.leftBehind(owner, attempt)) {
      CallState to = left.state() == CLAIMED ? ABANDONED : UNKNOWN;
      ledger.advance(
          left, Set.of(left.state()), to, clock.instant(), CallNote.problem("its process ended"));
    }
  }

  private void sendPart(
      String owner, int attempt, List<Draft> drafts, Map<String, SendOutcome> outcomes) {
    List<Draft> rest = drafts;
    while (!rest.isEmpty()) {
      rest = call(owner, attempt, rest, outcomes);
    }
  }

  /** Makes one call and notes the outcomes; answers the drafts that deserve another call. */
  private List<Draft> call(
      String owner, int attempt, List<Draft> drafts, Map<String, SendOutcome> outcomes) {
    if (gate.stopped(drafts.getFirst().channel()).isPresent()) {
      note(drafts, SendOutcome.STOPPED, outcomes);
      return List.of();
    }
    List<String> sendIds = drafts.stream().map(Draft::sendId).toList();
    Instant now = clock.instant();
    Call call =
        new Call(
            ids.get(),
            drafts.getFirst().channel(),
            owner,
            attempt,
            CLAIMED,
            now,
            null,
            sendIds,
            null,
            null);
    Set<String> held = ledger.claim(call, drafts);
    List<Draft> mine = keep(drafts, held, SendOutcome.ALREADY_CLAIMED, outcomes);
    List<Draft> wanted = withoutSuppressed(call, mine, outcomes);
    if (wanted.isEmpty()) {
      ledger.advance(call, Set.of(CLAIMED), ABANDONED, now, CallNote.NONE);
      return List.of();
    }
    bodies.keep(call.id(), wanted, now);
    if (!startsInTime(call)) {
      bodies.remove(call.id());
      note(wanted, SendOutcome.TRY_LATER, outcomes);
      return List.of();
    }
    return conclude(call, wanted, provider.send(call.id(), wanted), outcomes);
  }

  private List<Draft> withoutSuppressed(
      Call call, List<Draft> mine, Map<String, SendOutcome> outcomes) {
    LastLook.Seen seen = lastLook.at(mine);
    seen.askedAgain().forEach(draft -> provider.liftOptOut(draft.to()));
    List<Draft> withheld = seen.withheld();
    if (withheld.isEmpty()) {
      return mine;
    }
    ledger.release(call, withheld.stream().map(Draft::sendId).toList());
    note(withheld, SendOutcome.SUPPRESSED, outcomes);
    return mine.stream().filter(draft -> !withheld.contains(draft)).toList();
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

  private List<Draft> conclude(
      Call call, List<Draft> sent, CallAnswer answer, Map<String, SendOutcome> outcomes) {
    List<Draft> rest = noted(call, sent, answer, outcomes);
    if (!(answer instanceof CallAnswer.OutcomeUnknown)) {
      bodies.remove(call.id());
    }
    return rest;
  }

  private List<Draft> noted(
      Call call, List<Draft> sent, CallAnswer answer, Map<String, SendOutcome> outcomes) {
    switch (answer) {
      case CallAnswer.Accepted(String providerId) -> {
        move(call, ACCEPTED, new CallNote(providerId, null));
        note(sent, SendOutcome.SENT, outcomes);
      }
      case CallAnswer.PartlyAccepted(String providerId, Map<String, Refusal> refusals) -> {
        RefusedApart.of(ledger, call, refusals, clock.instant());
        move(call, ACCEPTED, new CallNote(providerId, null));
        note(sent, SendOutcome.SENT, outcomes);
        refusals.forEach((sendId, refusal) -> outcomes.put(sendId, outcome(refusal.kind())));
      }
      case CallAnswer.TryLater(Duration after, String problem) -> {
        move(
            call,
            REFUSED,
            CallNote.problem(problem + ", try again in " + after.toSeconds() + " s"));
        note(sent, SendOutcome.TRY_LATER, outcomes);
      }
      case CallAnswer.Misconfigured(String problem) -> {
        move(call, REFUSED, CallNote.problem(problem));
        note(sent, SendOutcome.MISCONFIGURED, outcomes);
      }
      case CallAnswer.OutcomeUnknown(String problem) -> {
        move(call, UNKNOWN, CallNote.problem(problem));
        note(sent, SendOutcome.UNKNOWN, outcomes);
      }
      case CallAnswer.RecipientsRefused(Map<String, Refusal> refusals) -> {
        move(call, REFUSED, CallNote.problem(refusals.size() + " recipients refused"));
        return withoutRefused(call, sent, refusals, outcomes);
      }
    }
    return List.of();
  }

  /** The rest deserves another call; a refusal that names none of ours would come back for ever. */
  private List<Draft> withoutRefused(
      Call call,
      List<Draft> sent,
      Map<String, Refusal> refusals,
      Map<String, SendOutcome> outcomes) {
    Map<String, String> problems = new HashMap<>();
    refusals.forEach((sendId, refusal) -> problems.put(sendId, refusal.problem()));
    ledger.refuse(call, problems);
    List<Draft> rest = new ArrayList<>();
    for (Draft draft : sent) {
      Refusal refusal = refusals.get(draft.sendId());
      if (refusal == null) {
        rest.add(draft);
      } else {
        outcomes.put(draft.sendId(), outcome(refusal.kind()));
      }
    }
    if (rest.size() == sent.size()) {
      note(sent, SendOutcome.MISCONFIGURED, outcomes);
      return List.of();
    }
    return rest;
  }

  private static SendOutcome outcome(Refusal.Kind kind) {
    return switch (kind) {
      case DEAD -> SendOutcome.RECIPIENT_DEAD;
      case OPTED_OUT -> SendOutcome.RECIPIENT_OPTED_OUT;
      case BLOCKED -> SendOutcome.BLOCKED;
    };
  }

  private void move(Call call, CallState to, CallNote note) {
    ledger.advance(call, Set.of(CALLING), to, clock.instant(), note);
  }

  private static List<Draft> keep(
      List<Draft> drafts, Set<String> held, SendOutcome otherwise, Map<String, SendOutcome> all) {
    List<Draft> kept = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      if (held.contains(draft.sendId())) {
        kept.add(draft);
      } else {
        all.put(draft.sendId(), otherwise);
      }
    }
    return kept;
  }

  private static void note(
      List<Draft> drafts, SendOutcome outcome, Map<String, SendOutcome> outcomes) {
    drafts.forEach(draft -> outcomes.put(draft.sendId(), outcome));
  }

  private List<List<Draft>> partsOfOneCall(List<Draft> drafts) {
    List<List<Draft>> parts = new ArrayList<>();
    List<Draft> part = new ArrayList<>();
    int characters = 0;
    for (Draft draft : drafts) {
      int size = draft.html().length() + draft.text().length() + draft.subject().length();
      boolean full =
          part.size() == provider.maxRecipients() || characters + size > provider.maxCharacters();
      if (full && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(draft);
      characters += size;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
