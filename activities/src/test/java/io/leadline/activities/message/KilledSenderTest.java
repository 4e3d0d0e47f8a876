package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies at any step of a send, its successor, and the settlement after both. */
class KilledSenderTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration SETTLE_AFTER = Duration.ofMinutes(15);
  private static final List<Draft> DRAFTS =
      List.of(anAlertFor("anna"), aVerificationFor("ben"), anAlertFor("carl"));

  private final DyingLedger ledger = new DyingLedger();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final AtomicInteger ids = new AtomicInteger(100);
  private Instant now = NOON;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void successorAndSettlementNeitherLoseNorDouble(int step) {
    ledger.dieAt(step);
    LedgerSender first = sender();
    boolean died = false;
    try {
      first.send("slot", 1, DRAFTS);
    } catch (Killed e) {
      died = true;
    }
    assertThat(died).as("the kill happens, so the step is one of the send").isTrue();
    ledger.dieAt(Integer.MAX_VALUE);

    sender().send("slot", 2, DRAFTS);
    reportOnEverythingAccepted();
    now = NOON.plus(SETTLE_AFTER).plusSeconds(60);
    sender().send("later", 1, List.of(anAlertFor("zoe")));
    reportOnEverythingAccepted();
    settle();
    settle();

    assertThat(provider.accepted())
        .extracting(Draft::leadId)
        .containsExactlyInAnyOrder("anna", "ben", "carl", "zoe");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void withoutSuccessorTheSettlementSendsWhatWasNotSent(int step) {
    ledger.dieAt(step);
    LedgerSender first = sender();
    try {
      first.send("slot", 1, DRAFTS);
    } catch (Killed e) {
      ledger.dieAt(Integer.MAX_VALUE);
    }
    now = NOON.plus(SETTLE_AFTER).plusSeconds(60);
    sender().send("later", 1, List.of(anAlertFor("zoe")));
    reportOnEverythingAccepted();
    settle();

    boolean claimed = step > 1;
    assertThat(provider.accepted()).hasSize(claimed ? 4 : 1).doesNotHaveDuplicates();
  }

  private void settle() {
    Redrafts redrafts =
        (messages, at) ->
            messages.stream()
                .flatMap(m -> DRAFTS.stream().filter(d -> d.sendId().equals(m.sendId())))
                .toList();
    new CallSettlement(ledger, sender(), redrafts, new NoRepeats(), SETTLE_AFTER, () -> now)
        .settle();
  }

  private void reportOnEverythingAccepted() {
    Stream<ProviderEvent> events =
        provider.accepted().stream()
            .flatMap(draft -> ledger.find(draft.sendId()).stream())
            .map(
                row ->
                    new ProviderEvent(
                        "e-" + row.sendId(),
                        row.sendId(),
                        row.call(),
                        ProviderEvent.Type.DELIVERED,
                        now,
                        null,
                        false));
    ledger.merge(events.toList());
  }

  private LedgerSender sender() {
    return new LedgerSender(
        ledger, new FakeSuppressions(), provider, () -> "c" + ids.incrementAndGet(), () -> now);
  }

  /** Counts the writes and dies instead of, or right after, the one it was told. */
  private static final class DyingLedger extends FakeMessageLedger {
    private int next = 1;
    private int fatal = Integer.MAX_VALUE;

    void dieAt(int step) {
      fatal = step;
      next = 1;
    }

    @Override
    public synchronized Set<String> claim(Call call, List<Draft> drafts) {
      live();
      Set<String> held = super.claim(call, drafts);
      live();
      return held;
    }

    @Override
    public synchronized boolean advance(
        Call call, Set<CallState> from, CallState to, Instant at, CallNote note) {
      live();
      boolean moved = super.advance(call, from, to, at, note);
      live();
      return moved;
    }

    @Override
    public synchronized void release(Call call, Collection<String> sendIds) {
      live();
      super.release(call, sendIds);
    }

    @Override
    public synchronized void refuse(Call call, Map<String, String> problems) {
      live();
      super.refuse(call, problems);
    }

    private void live() {
      if (next++ == fatal) {
        throw new Killed();
      }
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
