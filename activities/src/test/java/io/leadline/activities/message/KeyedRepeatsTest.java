package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls in doubt at a provider that recognises a repeated call. */
class KeyedRepeatsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Draft ANNA = anAlertFor("anna");
  private static final Draft BEN = anAlertFor("ben");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeCallBodies bodies = new FakeCallBodies();
  private final KeyedProvider provider = new KeyedProvider();
  private final AtomicInteger ids = new AtomicInteger();
  private Optional<String> stopped = Optional.empty();
  private Instant now = NOON;

  @Test
  void lostAnswerIsAskedForAgain_andNothingGoesOutTwice() {
    provider.loseAnswers(1);
    assertThat(send(ANNA, BEN).values()).containsOnly(SendOutcome.UNKNOWN);

    assertThat(settle()).isEqualTo(1);

    assertThat(states()).containsExactly(CallState.ACCEPTED);
    assertThat(provider.delivered()).containsExactly("anna", "ben");
    assertThat(bodies.size()).isZero();
    assertThat(settle()).isZero();
  }

  @Test
  void callThatIsRefusedWhenItIsRepeatedIsForgotten() {
    provider.refusing(ANNA.sendId());
    provider.loseRequests(1);
    send(ANNA);
    assertThat(bodies.size()).isOne();

    settle();

    assertThat(bodies.size()).isZero();
    assertThat(states()).containsExactly(CallState.ABANDONED);
    assertThat(provider.delivered()).isEmpty();
  }

  @Test
  void requestThatNeverArrivedIsMadeUpFor() {
    provider.loseRequests(2);
    send(ANNA);
    assertThat(settle()).isZero();
    assertThat(provider.delivered()).isEmpty();

    settle();

    assertThat(provider.delivered()).containsExactly("anna");
    assertThat(states()).containsExactly(CallState.ACCEPTED);
  }

  @Test
  void answeredCallLeavesNothingBehind() {
    send(ANNA);
    assertThat(bodies.size()).isZero();
  }

  @Test
  void callThatADeadProcessLeftIsRepeatedOnceItsSuccessorFindsIt() {
    Call call = deadInTheCall(ANNA);
    sender().send("slot", 2, List.of(ANNA));

    settle();

    assertThat(ledger.calls())
        .filteredOn(c -> c.id().equals(call.id()))
        .extracting(Call::state)
        .containsExactly(CallState.ACCEPTED);
    assertThat(provider.delivered()).containsExactly("anna");
  }

  @Test
  void sleeperThatCallsAfterItsSuccessorSendsNothingTwice() {
    Call call = deadInTheCall(ANNA);
    sender().send("slot", 2, List.of(ANNA));
    settle();

    provider.send(call.id(), List.of(ANNA));

    assertThat(provider.delivered()).containsExactly("anna");
  }

  @Test
  void whoWasSuppressedMeanwhileIsNotWrittenToByARepeat() {
    provider.loseRequests(1);
    send(ANNA, BEN);
    suppressions.suppress(
        new Suppression(Channel.EMAIL, ANNA.toHash(), Suppression.Reason.UNSUBSCRIBED, NOON));

    assertThat(settle()).isZero();

    assertThat(provider.delivered()).isEmpty();
    assertThat(states()).containsExactly(CallState.UNKNOWN);
  }

  @Test
  void alertIsRepeatedWhileItIsNews_andProofWhileTheKeyIsKnown() {
    provider.loseRequests(2);
    send(ANNA);
    send(aVerificationFor("ben"));
    now = NOON.plus(Duration.ofHours(4));

    settle();

    assertThat(provider.delivered()).containsExactly("ben");
  }

  @Test
  void keyThatTheProviderMayHaveForgottenIsNotUsedAgain() {
    provider.loseRequests(1);
    send(aVerificationFor("ben"));
    now = NOON.plus(KeyedProvider.MEMORY).minusSeconds(60);

    KeyedRepeats repeats = repeats();

    assertThat(repeats.repeat(ledger.calls().getFirst(), now)).isEmpty();
  }

  @Test
  void throttledProviderIsLeftInPeaceForTheRestOfThePass() {
    provider.loseRequests(2);
    send(ANNA);
    send(BEN);
    provider.throttle(1);

    assertThat(settle()).isZero();
    assertThat(provider.calls()).isEqualTo(3);
    settle();

    assertThat(provider.delivered()).containsExactlyInAnyOrder("anna", "ben");
  }

  @Test
  void stoppedChannelRepeatsNothing() {
    provider.loseRequests(1);
    send(ANNA);
    stopped = Optional.of("stopped");
    settle();
    assertThat(provider.delivered()).isEmpty();

    stopped = Optional.empty();
    settle();

    assertThat(provider.delivered()).containsExactly("anna");
  }

  @Test
  void whomTheProviderRefusedIsMarkedThen() {
    provider.loseAnswers(1);
    provider.refusing(BEN.sendId());
    send(ANNA, BEN);

    settle();

    assertThat(ledger.find(ANNA.sendId()).orElseThrow().state()).isEqualTo(CallState.ACCEPTED);
    Message ben = ledger.find(BEN.sendId()).orElseThrow();
    assertThat(ben.state()).isEqualTo(CallState.REFUSED);
    assertThat(ben.problem()).isEqualTo("not an address");
  }

  private Map<String, SendOutcome> send(Draft... drafts) {
    return sender().send("slot-" + drafts[0].sendId(), 1, List.of(drafts));
  }

  /** A process that dies, or falls asleep, between the note that it calls and the call. */
  private Call deadInTheCall(Draft draft) {
    Call call =
        new Call(
            "dead",
            Channel.EMAIL,
            "slot",
            1,
            CallState.CLAIMED,
            NOON,
            null,
            List.of(draft.sendId()),
            null,
            null);
    ledger.claim(call, List.of(draft));
    bodies.keep(call.id(), List.of(draft), NOON);
    ledger.advance(call, Set.of(CallState.CLAIMED), CallState.CALLING, NOON, CallNote.NONE);
    return call;
  }

  private List<CallState> states() {
    return ledger.calls().stream().map(Call::state).toList();
  }

  private int settle() {
    return new CallSettlement(
            ledger,
            sender(),
            (messages, at) -> List.of(),
            repeats(),
            Duration.ofMinutes(15),
            () -> now)
        .settle();
  }

  private KeyedRepeats repeats() {
    return new KeyedRepeats(provider, bodies, suppressions, rules());
  }

  private SendingRules rules() {
    return SendingRules.stoppedBy(channel -> stopped);
  }

  private LedgerSender sender() {
    return new LedgerSender(
        ledger,
        suppressions,
        provider,
        bodies,
        rules(),
        () -> "c" + ids.incrementAndGet(),
        () -> now);
  }

  /** Remembers the ids of calls, as Resend does with its keys. */
  private static final class KeyedProvider implements MessageProvider {
    static final Duration MEMORY = Duration.ofHours(24);

    private final Map<String, CallAnswer> answers = new HashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private String refused = "";
    private int lostAnswers;
    private int lostRequests;
    private int throttled;
    private int calls;

    void loseAnswers(int next) {
      lostAnswers = next;
    }

    void loseRequests(int next) {
      lostRequests = next;
    }

    void throttle(int next) {
      throttled = next;
    }

    void refusing(String sendId) {
      refused = sendId;
    }

    int calls() {
      return calls;
    }

    List<String> delivered() {
      return List.copyOf(delivered);
    }

    @Override
    public String name() {
      return "keyed";
    }

    @Override
    public int maxRecipients() {
      return 100;
    }

    @Override
    public int maxCharacters() {
      return 1_000_000;
    }

    @Override
    public Duration remembersCalls() {
      return MEMORY;
    }

    @Override
    public CallAnswer send(String callId, List<Draft> drafts) {
      calls++;
      if (lostRequests > 0) {
        lostRequests--;
        return new CallAnswer.OutcomeUnknown("the request got lost");
      }
      if (throttled > 0) {
        throttled--;
        return new CallAnswer.TryLater(Duration.ofSeconds(1), "429");
      }
      CallAnswer answer = answers.computeIfAbsent(callId, id -> take(drafts));
      if (lostAnswers > 0) {
        lostAnswers--;
        return new CallAnswer.OutcomeUnknown("the answer got lost");
      }
      return answer;
    }

    private CallAnswer take(List<Draft> drafts) {
      Map<String, Refusal> refusals = new HashMap<>();
      for (Draft draft : drafts) {
        if (draft.sendId().equals(refused)) {
          refusals.put(refused, new Refusal(Refusal.Kind.DEAD, "not an address"));
        } else {
          delivered.add(draft.leadId());
        }
      }
      return refusals.isEmpty()
          ? new CallAnswer.Accepted("m")
          : refusals.size() == drafts.size()
              ? new CallAnswer.RecipientsRefused(refusals)
              : new CallAnswer.PartlyAccepted("m", refusals);
    }
  }
}
