package io.leadline.activities.policy;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final WarmUpPlan PLAN = new WarmUpPlan(WarmUpPlan.Mode.AUTO, 10, 100, 5);
  private static final Instant START = Instant.parse("2026-11-28T23:30:00Z");

  private final FakeSenderDomains domains = new FakeSenderDomains();
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeJobRates rates = new FakeJobRates();
  private Instant now = START;

  @Test
  void countsWhatAllProcessesSend_andBeginsAnewEachDay() {
    assertThat(process(PLAN).take(6, true).given()).isEqualTo(6);
    assertThat(process(PLAN).take(6, true).given()).isEqualTo(4);
    assertThat(process(PLAN).take(6, true).given()).isZero();

    now = START.plus(Duration.ofHours(1));

    assertThat(process(PLAN).take(50, true).given()).isEqualTo(20);
    assertThat(process(PLAN).progress())
        .hasValue(new WarmUp.Progress("jobs.example", 2, 5, 20, 20));
  }

  @Test
  void whatIsNotSentIsFreeForOthers_onItsOwnDayOnly() {
    WarmUp.Places places = process(PLAN).take(10, true);
    process(PLAN).giveBack(places, 3);
    assertThat(process(PLAN).take(6, true).given()).isEqualTo(3);

    now = START.plus(Duration.ofHours(1));
    process(PLAN).take(5, true);
    process(PLAN).giveBack(places, 4);

    assertThat(process(PLAN).progress().orElseThrow().used()).isEqualTo(5);
  }

  @Test
  void whatSomebodyWaitsForIsCounted_andNeverWithheld() {
    assertThat(process(PLAN).take(12, false).given()).isEqualTo(12);

    assertThat(process(PLAN).take(1, true).given()).isZero();
    assertThat(process(PLAN).progress().orElseThrow().used()).isEqualTo(12);
  }

  @Test
  void aLedgerOlderThanAnyNoteTellsOfADomainInUse() {
    sendOneMailAt(START.minus(Duration.ofDays(90)));

    assertThat(process(PLAN).take(5_000, true).given()).isEqualTo(5_000);

    assertThat(domains.since("jobs.example")).hasValue(LocalDate.of(2026, 8, 30));
    assertThat(process(PLAN).progress()).isEmpty();
  }

  @Test
  void anotherDomainBeginsAnew_thoughTheLedgerIsOld() {
    domains.note("old.example", LocalDate.of(2025, 1, 1));
    sendOneMailAt(START.minus(Duration.ofDays(90)));

    assertThat(process(PLAN).take(50, true).given()).isEqualTo(10);

    assertThat(domains.since("jobs.example")).hasValue(LocalDate.of(2026, 11, 28));
  }

  @Test
  void aWarmDomainIsNotEvenNoted() {
    assertThat(process(WarmUpPlan.OFF).take(1_000_000, true).given()).isEqualTo(1_000_000);

    assertThat(domains.isEmpty()).isTrue();
    assertThat(process(PLAN).progress()).isEmpty();
  }

  private void sendOneMailAt(Instant at) {
    new LedgerSender(
            ledger, new FakeSuppressions(), new FakeMessageProvider(), () -> "c1", () -> at)
        .send("slot", 1, List.of(anAlertFor("anna")));
  }

  private WarmUp process(WarmUpPlan plan) {
    return new WarmUp(plan, "jobs.example", domains, ledger, rates, () -> now);
  }
}
