package io.leadline.activities.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Repeats calls at a provider that recognises them by their id: with the same content it answers as
 * before and sends nothing twice. A call is not repeated once one of its recipients is suppressed,
 * nor when its alerts would come too late.
 */
public final class KeyedRepeats implements CallRepeats {
  /** As late as an alert may go out. */
  private static final Duration NEWS = Duration.ofHours(4);

  /** The provider counts from its receipt of the call, by a clock of its own. */
  private static final Duration MARGIN = Duration.ofMinutes(30);

  private final MessageProvider provider;
  private final CallBodies bodies;
  private final LastLook lastLook;
  private final SendingRules rules;

  public KeyedRepeats(
      MessageProvider provider, CallBodies bodies, Suppressions suppressions, SendingRules rules) {
    this.provider = provider;
    this.bodies = bodies;
    this.lastLook = new LastLook(suppressions);
    this.rules = rules;
  }

  @Override
  public Optional<CallAnswer> repeat(Call call, Instant now) {
    if (!safeAt(call, now)) {
      return Optional.empty();
    }
    List<Draft> drafts = bodies.find(call.id()).orElse(List.of());
    if (drafts.isEmpty() || !lastLook.at(drafts).withheld().isEmpty()) {
      return Optional.empty();
    }
    return rules
        .gate()
        .stopped(call.channel())
        .<CallAnswer>map(why -> new CallAnswer.TryLater(MARGIN, why))
        .or(() -> Optional.of(sendAgain(call, drafts)));
  }

  /** Its recipients have their places since the first time; only the provider's pace is asked. */
  private CallAnswer sendAgain(Call call, List<Draft> drafts) {
    MessageKind kind = drafts.getFirst().kind();
    if (rules.pace().next(call.channel(), kind, drafts.size()) == 0) {
      return new CallAnswer.TryLater(MARGIN, "more than the provider's pace");
    }
    CallAnswer answer = provider.send(call.id(), drafts);
    if (answer instanceof CallAnswer.TryLater later) {
      rules.pace().rest(call.channel(), kind, later.after());
    }
    return answer;
  }

  private boolean safeAt(Call call, Instant now) {
    Duration remembered = provider.remembersCalls().minus(MARGIN);
    boolean waitedFor = SendId.parse(call.sendIds().getFirst()).kind().asksForProof();
    Duration within = waitedFor || remembered.compareTo(NEWS) < 0 ? remembered : NEWS;
    Instant calledAt = call.calledAt() == null ? call.at() : call.calledAt();
    return call.state() == CallState.UNKNOWN && calledAt.plus(within).isAfter(now);
  }

  @Override
  public void forget(Call call) {
    bodies.remove(call.id());
  }

  @Override
  public void prune(Instant keptBefore) {
    bodies.removeBefore(keptBefore);
  }
}
