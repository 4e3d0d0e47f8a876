package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sender makes of its pace and its policy. */
class SendingRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CallAnswer BUSY = new CallAnswer.TryLater(Duration.ofSeconds(25), "429");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final PatientPace pace = new PatientPace();
  private final CountedPlaces places = new CountedPlaces();
  private int calls;

  @Test
  void throttlingSpreadsTheRestOfABatch_insteadOfFailingIt() {
    provider.withMaxRecipients(2).answering(new CallAnswer.Accepted("1"), BUSY, BUSY);

    assertThat(send(alerts(6)).values()).containsOnly(SendOutcome.SENT).hasSize(6);

    assertThat(pace.rests).containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(25));
    assertThat(provider.accepted()).hasSize(6).doesNotHaveDuplicates();
    assertThat(ledger.calls())
        .extracting(Call::state)
        .containsExactly(
            CallState.ACCEPTED,
            CallState.REFUSED,
            CallState.REFUSED,
            CallState.ACCEPTED,
            CallState.ACCEPTED);
  }

  @Test
  void theRestIsLeftForLaterWithoutACall_whenItWouldTakeTooLong() {
    pace.patience = Duration.ofSeconds(10);
    provider.withMaxRecipients(2).answering(new CallAnswer.Accepted("1"), BUSY);
    List<Draft> drafts = alerts(6);

    Map<String, SendOutcome> outcomes = send(drafts);

    assertThat(outcomes.values().stream().filter(SendOutcome.SENT::equals)).hasSize(2);
    assertThat(outcomes.values().stream().filter(SendOutcome.TRY_LATER::equals)).hasSize(4);
    assertThat(ledger.calls()).hasSize(2);
    assertThat(send(drafts).values()).contains(SendOutcome.SENT, SendOutcome.ALREADY_CLAIMED);
    assertThat(provider.accepted()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void aProviderThatNeverStopsThrottlingIsNotWaitedForWithoutEnd() {
    provider.answering(IntStream.range(0, 50).mapToObj(i -> BUSY).toArray(CallAnswer[]::new));

    assertThat(send(alerts(2)).values()).containsOnly(SendOutcome.TRY_LATER);

    assertThat(ledger.calls()).hasSize(9);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void theLastCallOfALimitIsFollowedByARest() {
    provider
        .withMaxRecipients(2)
        .answering(
            new CallAnswer.Accepted("1", Duration.ofSeconds(3)), new CallAnswer.Accepted("2"));

    send(alerts(4));

    assertThat(pace.rests).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void aCallCarriesWhatMayLeaveNow() {
    pace.shares.addAll(List.of(2, 1));

    assertThat(send(alerts(5)).values()).containsOnly(SendOutcome.SENT);

    assertThat(ledger.calls()).extracting(call -> call.sendIds().size()).containsExactly(2, 1, 2);
  }

  @Test
  void whatIsWithheldIsNotSent_andMayBeSentAnotherTime() {
    List<Draft> drafts = alerts(3);
    places.withheld.put(drafts.get(1).sendId(), SendOutcome.DEFERRED);

    assertThat(send(drafts))
        .containsEntry(drafts.get(0).sendId(), SendOutcome.SENT)
        .containsEntry(drafts.get(1).sendId(), SendOutcome.DEFERRED);
    assertThat(ledger.find(drafts.get(1).sendId())).isEmpty();

    places.withheld.clear();

    assertThat(send(drafts).get(drafts.get(1).sendId())).isEqualTo(SendOutcome.SENT);
    assertThat(provider.accepted()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void makesNoCallWhenEverythingIsWithheld() {
    alerts(2).forEach(draft -> places.withheld.put(draft.sendId(), SendOutcome.WARMING_UP));

    assertThat(send(alerts(2)).values()).containsOnly(SendOutcome.WARMING_UP);

    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ABANDONED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void placesAreGivenBackForWhatDidNotLeave() {
    List<Draft> drafts = alerts(3);
    suppressions.suppress(
        new Suppression(Channel.EMAIL, drafts.get(0).toHash(), Suppression.Reason.BOUNCED, NOON));
    pace.patience = Duration.ZERO;
    provider.answering(BUSY);
    send(drafts);
    assertThat(places.held).isEmpty();

    provider.answering(
        new CallAnswer.RecipientsRefused(
            Map.of(drafts.get(1).sendId(), new Refusal(Refusal.Kind.LATER, "greylisted"))));

    assertThat(send(drafts))
        .containsEntry(drafts.get(0).sendId(), SendOutcome.SUPPRESSED)
        .containsEntry(drafts.get(1).sendId(), SendOutcome.DEFERRED)
        .containsEntry(drafts.get(2).sendId(), SendOutcome.SENT);
    assertThat(places.held).containsExactly(drafts.get(2).sendId());
  }

  @Test
  void aLostAnswerKeepsItsPlaces() {
    provider.answering(new CallAnswer.OutcomeUnknown("reset"));

    send(alerts(2));

    assertThat(places.held).hasSize(2);
  }

  @Test
  void whatIsClaimedAlreadyTakesNoPlace() {
    send(List.of(aVerificationFor("anna")));
    places.held.clear();

    assertThat(send(List.of(aVerificationFor("anna"))).values())
        .containsOnly(SendOutcome.ALREADY_CLAIMED);

    assertThat(places.held).isEmpty();
  }

  private static List<Draft> alerts(int count) {
    return IntStream.range(0, count).mapToObj(i -> anAlertFor("lead" + i)).toList();
  }

  private Map<String, SendOutcome> send(List<Draft> drafts) {
    return new LedgerSender(
            ledger,
            suppressions,
            provider,
            CallBodies.NONE,
            new SendingRules(SendingGate.OPEN, pace, places),
            () -> "c%03d".formatted(++calls),
            () -> NOON)
        .send("slot", ++calls, drafts);
  }

  /** Waits in no time. */
  private static final class PatientPace implements SendingPace {
    private final List<Duration> rests = new ArrayList<>();
    private final List<Integer> shares = new ArrayList<>();
    private Duration patience = Duration.ofMinutes(1);

    @Override
    public int next(Channel channel, MessageKind kind, int wanted) {
      return shares.isEmpty() ? wanted : shares.removeFirst();
    }

    @Override
    public boolean rest(Channel channel, MessageKind kind, Duration wait) {
      rests.add(wait);
      return wait.compareTo(patience) <= 0;
    }

    @Override
    public Optional<Instant> restsUntil(Channel channel) {
      return Optional.empty();
    }
  }

  /** Knows who holds a place. */
  private static final class CountedPlaces implements SendingPolicy {
    private final Map<String, SendOutcome> withheld = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    @Override
    public Places places(List<Draft> drafts) {
      Map<String, SendOutcome> now = new HashMap<>(withheld);
      drafts.stream().map(Draft::sendId).filter(id -> !now.containsKey(id)).forEach(held::add);
      return new Places() {
        @Override
        public Map<String, SendOutcome> withheld() {
          return now;
        }

        @Override
        public void release(Collection<Draft> unsent) {
          unsent.forEach(draft -> held.remove(draft.sendId()));
        }
      };
    }
  }
}
