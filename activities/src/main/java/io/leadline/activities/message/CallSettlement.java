package io.leadline.activities.message;

import static io.leadline.activities.message.CallState.ABANDONED;
import static io.leadline.activities.message.CallState.ACCEPTED;
import static io.leadline.activities.message.CallState.CALLING;
import static io.leadline.activities.message.CallState.CLAIMED;
import static io.leadline.activities.message.CallState.NOT_ACCEPTED;
import static io.leadline.activities.message.CallState.UNKNOWN;

import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settles calls whose outcome a crash or a lost answer left open, from what the provider reports. A
 * worker runs it every few seconds; any number of them may run at once.
 */
public final class CallSettlement {
  /** Calls older than this stay as they are and are listed. */
  private static final Duration HORIZON = Duration.ofHours(24);

  /** How many times the waiting time the provider may be silent about everything. */
  private static final int SILENCE = 4;

  private static final int BATCH = 200;

  private final MessageLedger ledger;
  private final MessageSender sender;
  private final Redrafts redrafts;
  private final CallRepeats repeats;
  private final Duration settleAfter;
  private final InstantSource clock;

  /**
   * @param repeats tried first, at once and in every pass
   * @param settleAfter how long to wait for the provider's events before its silence counts
   */
  public CallSettlement(
      MessageLedger ledger,
      MessageSender sender,
      Redrafts redrafts,
      CallRepeats repeats,
      Duration settleAfter,
      InstantSource clock) {
    this.ledger = ledger;
    this.sender = sender;
    this.redrafts = redrafts;
    this.repeats = repeats;
    this.settleAfter = settleAfter;
    this.clock = clock;
  }

  /**
   * One pass over everything that is open.
   *
   * @return how many calls were moved on
   */
  public int settle() {
    Instant now = clock.instant();
    Instant from = now.minus(HORIZON);
    Instant waitedFor = now.minus(settleAfter);
    int moved = 0;
    for (Call call : ledger.inState(CLAIMED, from, waitedFor, BATCH)) {
      moved += move(call, CLAIMED, NOT_ACCEPTED, "its process ended before it was made");
    }
    for (Call call : ledger.inState(CALLING, from, waitedFor, BATCH)) {
      moved += move(call, CALLING, UNKNOWN, "its process ended while it was made");
    }
    moved += settleUnknown(from, now);
    repeats.prune(from);
    for (Call call : ledger.inState(NOT_ACCEPTED, from, now.plusSeconds(1), BATCH)) {
      moved += sendAgain(call, now);
    }
    return moved;
  }

  /** Looks at every call in doubt: those that stay so must not keep later ones from their turn. */
  private int settleUnknown(Instant from, Instant now) {
    int moved = 0;
    Set<Channel> busy = EnumSet.noneOf(Channel.class);
    Instant since = from;
    Instant until = now.plusSeconds(1);
    List<Call> page = ledger.inState(UNKNOWN, since, until, BATCH);
    while (!page.isEmpty()) {
      moved += settleUnknown(page, busy, now);
      if (page.size() < BATCH) {
        break;
      }
      Instant last = page.getLast().at();
      since = last.isAfter(since) ? last : since.plusMillis(1);
      page = ledger.inState(UNKNOWN, since, until, BATCH);
    }
    return moved;
  }

  /**
   * @param busy channels whose provider told us in this pass to come later
   */
  private int settleUnknown(List<Call> page, Set<Channel> busy, Instant now) {
    int moved = 0;
    Map<Channel, List<Call>> unknown = page.stream().collect(Collectors.groupingBy(Call::channel));
    for (var ofChannel : unknown.entrySet()) {
      // The silence of one provider says nothing about another.
      Instant heard = ledger.latestConfirmedCall(ofChannel.getKey());
      for (Call call : ofChannel.getValue()) {
        Optional<CallAnswer> again =
            busy.contains(call.channel()) ? Optional.empty() : repeats.repeat(call, now);
        if (again.isPresent()) {
          moved += settle(call, again.get(), now);
          if (again.get() instanceof CallAnswer.TryLater) {
            busy.add(call.channel());
          }
        } else if (!busy.contains(call.channel())
            && wasNotAccepted(call, heard, now, settleAfter)) {
          moved += move(call, UNKNOWN, NOT_ACCEPTED, "the provider never reported on it");
        }
      }
    }
    return moved;
  }

  /**
   * Whether silence about a call means that the provider never took it: it reported on calls made
   * later. When it is silent about everything, mail that asks for proof counts as lost after four
   * times the wait, since a lead stands before it; anything else is left in doubt.
   */
  static boolean wasNotAccepted(
      Call call, @Nullable Instant latestConfirmedCall, Instant now, Duration settleAfter) {
    Instant calledAt = call.calledAt() == null ? call.at() : call.calledAt();
    if (calledAt.plus(settleAfter).isAfter(now)) {
      return false;
    }
    if (latestConfirmedCall != null && latestConfirmedCall.isAfter(calledAt)) {
      return true;
    }
    boolean waitedFor = SendId.parse(call.sendIds().getFirst()).kind().asksForProof();
    return waitedFor && !calledAt.plus(settleAfter.multipliedBy(SILENCE)).isAfter(now);
  }

  private int sendAgain(Call call, Instant now) {
    List<Message> free =
        ledger.rows(call.sendIds()).stream().filter(row -> !row.state().holdsClaims()).toList();
    List<Draft> drafts = redrafts.redraft(free, now);
    if (!drafts.isEmpty()) {
      // The attempt grows with time, so that a pass after a crash closes what the one before left.
      int attempt = Math.toIntExact(now.getEpochSecond());
      var outcomes = sender.send("settle-" + call.id(), attempt, drafts);
      if (outcomes.values().stream().anyMatch(CallSettlement::passes)) {
        return 0;
      }
    }
    return move(call, NOT_ACCEPTED, ABANDONED, "settled as not accepted");
  }

  /** Whether a later pass may find it otherwise. */
  private static boolean passes(SendOutcome outcome) {
    return outcome == SendOutcome.TRY_LATER
        || outcome == SendOutcome.STOPPED
        || outcome == SendOutcome.DEFERRED;
  }

  /** What the answer to the repeated call says about the first. */
  private int settle(Call call, CallAnswer again, Instant now) {
    return switch (again) {
      case CallAnswer.Accepted taken -> accepted(call, taken.providerId(), now);
      case CallAnswer.PartlyAccepted taken -> {
        RefusedApart.of(ledger, call, taken.refusals(), now);
        yield accepted(call, taken.providerId(), now);
      }
      case CallAnswer.RecipientsRefused refused -> {
        int moved = move(call, UNKNOWN, NOT_ACCEPTED, "refused when it was repeated");
        repeats.forget(call);
        yield moved;
      }
      // Says nothing about the first time.
      case CallAnswer.TryLater later -> 0;
      case CallAnswer.Misconfigured settings -> 0;
      case CallAnswer.OutcomeUnknown still -> 0;
    };
  }

  private int accepted(Call call, @Nullable String providerId, Instant now) {
    CallNote note = new CallNote(providerId, null);
    boolean moved = ledger.advance(call, Set.of(UNKNOWN), ACCEPTED, now, note);
    repeats.forget(call);
    return moved ? 1 : 0;
  }

  private int move(Call call, CallState from, CallState to, String why) {
    return ledger.advance(call, Set.of(from), to, clock.instant(), CallNote.problem(why)) ? 1 : 0;
  }
}
