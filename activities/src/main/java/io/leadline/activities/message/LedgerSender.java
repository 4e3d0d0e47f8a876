package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ABANDONED;
import static io.leadline.activities.message.CallState.ACCEPTED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.CLAIMED;
import static io.leadline.activities.message.CallState.REFUSED;
import static io.leadline.activities.message.CallState.UNKNOWN;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.MessageLedger.CallNote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Suppressions suppressions;
  private final MessageProvider provider;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * @param ids source of call ids, of {@code [A-Za-z0-9_-]}
   */
  public LedgerSender(
      MessageLedger ledger,
      Suppressions suppressions,
      MessageProvider provider,
      Supplier<String> ids,
      InstantSource clock) {
    this.ledger = ledger;
    this.suppressions = suppressions;
    this.provider = provider;
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
    if (!startsInTime(call)) {
      note(wanted, SendOutcome.TRY_LATER, outcomes);
      return List.of();
    }
    return conclude(call, wanted, provider.send(call.id(), wanted), outcomes);
  }

  private List<Draft> withoutSuppressed(
      Call call, List<Draft> mine, Map<String, SendOutcome> outcomes) {
    if (mine.isEmpty()) {
      return mine;
    }
    Set<String> suppressed =
        suppressions.among(call.channel(), mine.stream().map(Draft::toHash).toList());
    List<Draft> withheld =
        mine.stream().filter(d -> suppressed.contains(d.toHash()) && !mayAskAgain(d)).toList();
    mine.stream()
        .filter(d -> suppressed.contains(d.toHash()) && !withheld.contains(d))
        .forEach(d -> provider.liftOptOut(d.to()));
    if (withheld.isEmpty()) {
      return mine;
    }
    ledger.release(call, withheld.stream().map(Draft::sendId).toList());
    note(withheld, SendOutcome.SUPPRESSED, outcomes);
    return mine.stream().filter(d -> !withheld.contains(d)).toList();
  }

  /** Only a new double opt-in lifts an opt-out, so its mail must pass it, but nothing harder. */
  private boolean mayAskAgain(Draft draft) {
    return draft.kind().asksForProof()
        && suppressions
            .find(draft.channel(), draft.toHash())
            .map(held -> held.reason() == Suppression.Reason.UNSUBSCRIBED)
            .orElse(true);
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
    switch (answer) {
      case CallAnswer.Accepted(String providerId) -> {
        move(call, ACCEPTED, new CallNote(providerId, null));
        note(sent, SendOutcome.SENT, outcomes);
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
