package io.leadline.sandbox.provider;

import static io.leadline.activities.message.Drafts.aTextFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallBodies;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.Sender;
import io.leadline.activities.message.SendingGate;
import io.leadline.activities.message.SendingPolicy;
import io.leadline.activities.message.SendingRules;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.policy.SharedPace;
import io.leadline.activities.resend.ResendApi;
import io.leadline.activities.resend.ResendMailProvider;
import io.leadline.activities.sendgrid.PassThroughTemplate;
import io.leadline.activities.sendgrid.SendGridApi;
import io.leadline.activities.sendgrid.SendGridMailProvider;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.activities.twilio.TwilioMessageProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch at a provider that turns every second call away: it takes longer and loses nobody. */
class ThrottlingStoryTest extends SimulatorFixture {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Sender FROM = Sender.parse("Example Jobs <jobs@example.com>");
  private static final int BATCHES = 5;

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final AtomicInteger ids = new AtomicInteger();
  private Duration waited = Duration.ZERO;

  /** The providers that the simulator speaks as. */
  enum Speaking {
    SENDGRID,
    RESEND,
    TWILIO
  }

  @ParameterizedTest
  @EnumSource
  void throttlingSpreadsABatch_andEverybodyIsSentToOnce(Speaking speaking) throws Exception {
    MessageProvider provider = provider(speaking);
    post("api/faults", "{\"rate429\":0.5,\"seed\":3}");
    LedgerSender sender =
        new LedgerSender(
            ledger,
            new FakeSuppressions(),
            provider,
            CallBodies.NONE,
            new SendingRules(SendingGate.OPEN, pace(), SendingPolicy.NONE),
            () -> "c" + ids.incrementAndGet(),
            this::now);

    int size = speaking == Speaking.TWILIO ? 1 : 90;
    for (int batch = 0; batch < BATCHES; batch++) {
      Map<String, SendOutcome> outcomes =
          sender.send(
              "slot" + batch,
              1,
              IntStream.range(batch * size, (batch + 1) * size)
                  .mapToObj(i -> draft(speaking, "lead" + i))
                  .toList());
      assertThat(outcomes).hasSize(size).containsValue(SendOutcome.SENT);
      assertThat(outcomes.values()).containsOnly(SendOutcome.SENT);
    }

    JsonNode stats = get("api/stats");
    assertThat(stats.path("sendIds").asInt()).isEqualTo(BATCHES * size);
    assertThat(stats.path("duplicates")).isEmpty();
    long refused =
        ledger.calls().stream().map(Call::state).filter(CallState.REFUSED::equals).count();
    assertThat(refused).isPositive();
    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(refused));
  }

  private static Draft draft(Speaking speaking, String lead) {
    return speaking == Speaking.TWILIO ? aTextFor(lead) : anAlertFor(lead);
  }

  private MessageProvider provider(Speaking speaking) throws Exception {
    String url = simulator.uri().resolve(speaking.name().toLowerCase(Locale.ROOT)).toString();
    return switch (speaking) {
      case SENDGRID -> {
        SendGridApi api = new SendGridApi(url, "SG.any", TIMEOUT);
        new PassThroughTemplate(api).ensure();
        yield new SendGridMailProvider(api, FROM, this::now);
      }
      case RESEND -> new ResendMailProvider(new ResendApi(url, "re_any", TIMEOUT), FROM, this::now);
      case TWILIO ->
          new TwilioMessageProvider(
              new TwilioAccount("AC1", "any", "+15005550006", url),
              "http://127.0.0.1:1",
              TIMEOUT,
              this::now);
    };
  }

  /** Waits in no time, on a clock that is moved on instead. */
  private SharedPace pace() {
    return new SharedPace(
        SendingLimits.DEFAULTS,
        new FakeJobRates(),
        SendingGate.OPEN,
        until -> waited = waited.plus(Duration.between(now(), until)).plusMillis(1),
        this::now);
  }

  private Instant now() {
    return InstantSource.system().instant().plus(waited);
  }
}
