package io.leadline.sandbox.provider;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallSettlement;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeCallBodies;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.KeyedRepeats;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.Sender;
import io.leadline.activities.message.SendingRules;
import io.leadline.activities.resend.ResendApi;
import io.leadline.activities.resend.ResendMailProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our side of Resend against its simulator while that misbehaves, its events cut off. */
class ResendStoryTest extends SimulatorFixture {
  private static final int LEADS = 450;

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeCallBodies bodies = new FakeCallBodies();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final AtomicInteger ids = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"rate429\":0.5,\"seed\":3}",
        "{\"rate5xx\":0.5,\"seed\":4}",
        "{\"dropAfterAccept\":0.6,\"seed\":5}",
        "{\"rate429\":0.3,\"rate5xx\":0.3,\"dropAfterAccept\":0.4,\"seed\":6}"
      })
  void nobodyIsLostAndNobodyGetsItTwice(String faults) throws Exception {
    receiver.answer(503);
    post("api/faults", faults);
    List<Draft> drafts = IntStream.range(0, LEADS).mapToObj(i -> anAlertFor("lead" + i)).toList();
    ResendMailProvider provider =
        new ResendMailProvider(
            new ResendApi(
                simulator.uri().resolve("resend").toString(), "re_any", Duration.ofSeconds(20)),
            Sender.parse("Example Jobs <jobs@example.com>"),
            InstantSource.system());
    LedgerSender sender =
        new LedgerSender(
            ledger,
            suppressions,
            provider,
            bodies,
            SendingRules.NONE,
            () -> "c" + ids.incrementAndGet(),
            InstantSource.system());
    CallSettlement settlement =
        new CallSettlement(
            ledger,
            sender,
            (messages, at) -> List.of(),
            new KeyedRepeats(provider, bodies, suppressions, SendingRules.NONE),
            Duration.ofMinutes(15),
            InstantSource.system());

    int attempt = 0;
    Map<String, SendOutcome> outcomes;
    do {
      outcomes = sender.send("slot", ++attempt, drafts);
      settlement.settle();
    } while (outcomes.containsValue(SendOutcome.TRY_LATER) || inDoubt());

    JsonNode stats = get("api/stats");
    assertThat(stats.path("sendIds").asInt()).isEqualTo(LEADS);
    assertThat(stats.path("duplicates")).isEmpty();
    assertThat(bodies.size()).isZero();
  }

  private boolean inDoubt() {
    return ledger.calls().stream().map(Call::state).anyMatch(CallState.UNKNOWN::equals);
  }
}
