package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ACCEPTED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.REFUSED;
import static io.leadline.activities.message.CallState.UNKNOWN;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.MessageLedger.CallNote;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes into the ledger how a call ended, and says what that means for each of its drafts. */
final class CallConclusion {
  private final MessageLedger ledger;
  private final InstantSource clock;

  CallConclusion(MessageLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What became of a call.
   *
   * @param outcomes by send id
   * @param again drafts that deserve another call, now that the refused ones are out of it
   */
  record Concluded(Map<String, SendOutcome> outcomes, List<Draft> again) {}

  Concluded of(Call call, List<Draft> sent, CallAnswer answer) {
    return switch (answer) {
      case CallAnswer.Accepted taken -> {
        move(call, ACCEPTED, new CallNote(taken.providerId(), null));
        yield all(sent, SendOutcome.SENT);
      }
      case CallAnswer.PartlyAccepted taken -> {
        RefusedApart.of(ledger, call, taken.refusals(), clock.instant());
        move(call, ACCEPTED, new CallNote(taken.providerId(), null));
        Concluded concluded = all(sent, SendOutcome.SENT);
        taken
            .refusals()
            .forEach((sendId, why) -> concluded.outcomes.put(sendId, outcome(why.kind())));
        yield concluded;
      }
      case CallAnswer.TryLater later -> {
        String words = later.problem() + ", try again in " + later.after().toSeconds() + " s";
        move(call, REFUSED, CallNote.problem(words));
        yield all(sent, SendOutcome.TRY_LATER);
      }
      case CallAnswer.Misconfigured settings -> {
        move(call, REFUSED, CallNote.problem(settings.problem()));
        yield all(sent, SendOutcome.MISCONFIGURED);
      }
      case CallAnswer.OutcomeUnknown lost -> {
        move(call, UNKNOWN, CallNote.problem(lost.problem()));
        yield all(sent, SendOutcome.UNKNOWN);
      }
      case CallAnswer.RecipientsRefused refused -> {
        move(call, REFUSED, CallNote.problem(refused.refusals().size() + " recipients refused"));
        yield withoutRefused(call, sent, refused.refusals());
      }
    };
  }

  /** The rest deserves another call; a refusal that names none of ours would come back for ever. */
  private Concluded withoutRefused(Call call, List<Draft> sent, Map<String, Refusal> refusals) {
    Map<String, String> problems = new HashMap<>();
    refusals.forEach((sendId, refusal) -> problems.put(sendId, refusal.problem()));
    ledger.refuse(call, problems);
    Map<String, SendOutcome> outcomes = new HashMap<>();
    List<Draft> rest = new ArrayList<>();
    for (Draft draft : sent) {
      Refusal refusal = refusals.get(draft.sendId());
      if (refusal == null) {
        rest.add(draft);
      } else {
        outcomes.put(draft.sendId(), outcome(refusal.kind()));
      }
    }
    return rest.size() == sent.size()
        ? all(sent, SendOutcome.MISCONFIGURED)
        : new Concluded(outcomes, rest);
  }

  private static SendOutcome outcome(Refusal.Kind kind) {
    return switch (kind) {
      case DEAD -> SendOutcome.RECIPIENT_DEAD;
      case OPTED_OUT -> SendOutcome.RECIPIENT_OPTED_OUT;
      case BLOCKED -> SendOutcome.BLOCKED;
      case LATER -> SendOutcome.DEFERRED;
    };
  }

  private static Concluded all(List<Draft> sent, SendOutcome outcome) {
    Map<String, SendOutcome> outcomes = new HashMap<>();
    sent.forEach(draft -> outcomes.put(draft.sendId(), outcome));
    return new Concluded(outcomes, List.of());
  }

  private void move(Call call, CallState to, CallNote note) {
    ledger.advance(call, Set.of(CALLING), to, clock.instant(), note);
  }
}
