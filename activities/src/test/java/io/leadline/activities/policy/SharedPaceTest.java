package io.leadline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.config.Environment;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendingGate;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedPaceTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

  private final FakeJobRates rates = new FakeJobRates();
  private final List<Duration> waited = new ArrayList<>();
  private boolean slowed;
  private Instant now = START;

  @Test
  void withoutALimitEverythingMayLeaveAtOnce() {
    assertThat(process(Map.of()).next(Channel.EMAIL, MessageKind.ALERT, 1000)).isEqualTo(1000);
    assertThat(waited).isEmpty();
  }

  @Test
  void aBatchIsSpreadOverTheSeconds_inCallsOfWhatMayLeave() {
    SharedPace pace = process(Map.of("LEADLINE_EMAIL_RATE", "100/s"));
    List<Integer> calls = new ArrayList<>();
    for (int rest = 200; rest > 0; rest -= calls.getLast()) {
      calls.add(pace.next(Channel.EMAIL, MessageKind.ALERT, rest));
    }

    assertThat(calls).containsExactly(90, 90, 20);
    assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void processesShareTheRate() {
    Map<String, String> settings = Map.of("LEADLINE_EMAIL_RATE", "100/s");
    assertThat(process(settings).next(Channel.EMAIL, MessageKind.ALERT, 60)).isEqualTo(60);

    assertThat(process(settings).next(Channel.EMAIL, MessageKind.ALERT, 60)).isEqualTo(30);
    assertThat(process(settings).next(Channel.SMS, MessageKind.ALERT, 60)).isEqualTo(60);
    assertThat(waited).isEmpty();
  }

  @Test
  void aTenthIsLeftForWhatSomebodyWaitsFor() {
    SharedPace pace = process(Map.of("LEADLINE_EMAIL_RATE", "100/s"));
    pace.next(Channel.EMAIL, MessageKind.ALERT, 1000);

    assertThat(pace.next(Channel.EMAIL, MessageKind.VERIFICATION, 1)).isOne();
    assertThat(waited).isEmpty();
  }

  @Test
  void callsAreCountedWhateverTheyCarry() {
    SharedPace pace = process(Map.of("LEADLINE_EMAIL_CALLS", "2/s"));
    for (int call = 0; call < 3; call++) {
      assertThat(pace.next(Channel.EMAIL, MessageKind.ALERT, 100)).isEqualTo(100);
    }

    assertThat(waited).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aCallThatCarriesNothingIsNotCounted() {
    SharedPace pace =
        process(Map.of("LEADLINE_EMAIL_CALLS", "2/s", "LEADLINE_EMAIL_RATE", "10/min"));
    pace.next(Channel.EMAIL, MessageKind.VERIFICATION, 10);

    assertThat(pace.next(Channel.EMAIL, MessageKind.VERIFICATION, 1)).isZero();

    assertThat(now).isAfter(START);
    assertThat(rates.taken("calls:EMAIL", now.getEpochSecond())).isZero();
  }

  @Test
  void aProviderThatAsksForARestGetsIt() {
    SharedPace pace = process(Map.of());

    assertThat(pace.rest(Channel.EMAIL, MessageKind.ALERT, Duration.ofSeconds(25))).isTrue();
    pace.rest(Channel.EMAIL, MessageKind.ALERT, Duration.ofSeconds(5));

    assertThat(pace.next(Channel.SMS, MessageKind.ALERT, 9)).isEqualTo(9);
    assertThat(waited).isEmpty();
    assertThat(pace.next(Channel.EMAIL, MessageKind.ALERT, 9)).isEqualTo(9);
    assertThat(waited).containsExactly(Duration.ofSeconds(25));
  }

  @Test
  void nothingWaitsLongerThanItCan() {
    SharedPace pace = process(Map.of());

    assertThat(pace.rest(Channel.EMAIL, MessageKind.VERIFICATION, Duration.ofSeconds(25)))
        .isFalse();
    assertThat(pace.next(Channel.EMAIL, MessageKind.VERIFICATION, 1)).isZero();
    assertThat(pace.restsUntil(Channel.EMAIL)).isEmpty();
    assertThat(pace.rest(Channel.EMAIL, MessageKind.ALERT, Duration.ofMinutes(5))).isFalse();
    assertThat(pace.next(Channel.EMAIL, MessageKind.ALERT, 1)).isZero();
    assertThat(pace.restsUntil(Channel.EMAIL)).hasValue(START.plus(Duration.ofMinutes(5)));
    assertThat(waited).isEmpty();

    now = START.plus(Duration.ofMinutes(5));

    assertThat(pace.restsUntil(Channel.EMAIL)).isEmpty();
    assertThat(pace.next(Channel.EMAIL, MessageKind.ALERT, 1)).isOne();
  }

  @Test
  void aSlowedChannelKeepsToItsSlowRate_unlessItIsSlowerAnyway() {
    slowed = true;

    assertThat(process(Map.of()).next(Channel.EMAIL, MessageKind.ALERT, 1000)).isEqualTo(9);
    now = START.plusSeconds(60);
    assertThat(
            process(Map.of("LEADLINE_EMAIL_RATE", "5/min"))
                .next(Channel.EMAIL, MessageKind.ALERT, 1000))
        .isEqualTo(5);
  }

  private SharedPace process(Map<String, String> settings) {
    SendingGate gate =
        new SendingGate() {
          @Override
          public Optional<String> stopped(Channel channel) {
            return Optional.empty();
          }

          @Override
          public boolean slowed(Channel channel) {
            return slowed;
          }
        };
    return new SharedPace(
        SendingLimits.from(new Environment(settings)),
        rates,
        gate,
        until -> {
          waited.add(Duration.between(now, until));
          now = until;
        },
        () -> now);
  }
}
