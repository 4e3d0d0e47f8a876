package io.leadline.activities.message;

import io.leadline.activities.message.CallAnswer.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the recipients that a provider refused while it took the rest of their call: they
 * get a refused call of their own, so that "accepted" stays a fact of a whole call.
 */
final class RefusedApart {
  private RefusedApart() {}

  /** Safe to repeat: the id of the refused call follows from that of the other. */
  static void of(MessageLedger ledger, Call call, Map<String, Refusal> refusals, Instant at) {
    Map<String, String> problems = new HashMap<>();
    refusals.forEach((sendId, refusal) -> problems.put(sendId, refusal.problem()));
    List<String> sendIds = call.sendIds().stream().filter(refusals::containsKey).toList();
    ledger.moveRefused(
        call,
        new Call(
            call.id() + "-refused",
            call.channel(),
            call.owner(),
            call.attempt(),
            CallState.REFUSED,
            call.at(),
            at,
            sendIds,
            null,
            refusals.size() + " recipients refused"),
        problems);
  }
}
