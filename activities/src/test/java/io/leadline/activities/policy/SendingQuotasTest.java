package io.leadline.activities.policy;

import static io.leadline.activities.message.Drafts.aDirectMailTo;
import static io.leadline.activities.message.Drafts.aTextFor;
import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.SendingPolicy.Places;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingQuotasTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeJobRates rates = new FakeJobRates();
  private WarmUpPlan plan = WarmUpPlan.OFF;
  private DomainRates domains = DomainRates.NONE;
  private int perWeek = 14;
  private Instant now = NOON;

  @Test
  void withholdsWhatTheDomainHasNoRoomFor_andNothingOfOtherDomains() {
    domains = DomainRates.parse("example.com=8");
    List<Draft> drafts = alerts(3);
    Draft elsewhere = to(anAlertFor("zoe"), "zoe@other.example");

    Places places =
        quotas().places(List.of(drafts.get(0), elsewhere, drafts.get(1), drafts.get(2)));

    assertThat(places.withheld()).isEqualTo(Map.of(drafts.get(2).sendId(), SendOutcome.DEFERRED));
    assertThat(quotas().places(List.of(elsewhere)).withheld()).isEmpty();
    now = NOON.plusSeconds(900);
    assertThat(quotas().places(List.of(drafts.get(2))).withheld()).isEmpty();
  }

  @Test
  void whatIsReleasedIsFreeForTheNext() {
    domains = DomainRates.parse("example.com=8");
    plan = new WarmUpPlan(WarmUpPlan.Mode.ON, 2, 0, 30);
    List<Draft> two = alerts(2);
    Places places = quotas().places(two);
    assertThat(places.withheld()).isEmpty();
    assertThat(quotas().places(alerts(1)).withheld()).hasSize(1);

    places.release(two);

    assertThat(quotas().places(two).withheld()).isEmpty();
  }

  @Test
  void releaseGivesBackOnlyWhatWasHeld() {
    domains = DomainRates.parse("example.com=8");
    List<Draft> three = alerts(3);
    Places places = quotas().places(three);

    places.release(three);

    assertThat(rates.taken("mail-to:example.com", NOON.getEpochSecond())).isZero();
    now = NOON.plusSeconds(900);
    quotas().places(alerts(2));
    places.release(three);
    assertThat(rates.taken("mail-to:example.com", now.getEpochSecond())).isEqualTo(2);
  }

  @Test
  void aDeferredMailTakesNoPlaceOfTheWarmUp() {
    plan = new WarmUpPlan(WarmUpPlan.Mode.ON, 3, 0, 30);
    domains = DomainRates.parse("example.com=4");

    Map<String, SendOutcome> first = quotas().places(alerts(2)).withheld();

    assertThat(first).hasSize(1).containsValue(SendOutcome.DEFERRED);
    List<Draft> others =
        IntStream.range(0, 3).mapToObj(i -> to(anAlertFor("o" + i), "o@other.example")).toList();
    assertThat(quotas().places(others).withheld()).hasSize(1).containsValue(SendOutcome.WARMING_UP);
  }

  @Test
  void aVerificationAlwaysHasAPlace_andCounts() {
    plan = new WarmUpPlan(WarmUpPlan.Mode.ON, 1, 0, 30);
    domains = DomainRates.parse("example.com=4");

    assertThat(quotas().places(List.of(aVerificationFor("anna"))).withheld()).isEmpty();
    assertThat(quotas().places(List.of(aVerificationFor("ben"))).withheld()).isEmpty();
    assertThat(quotas().places(alerts(1)).withheld()).containsValue(SendOutcome.WARMING_UP);
    assertThat(rates.taken("mail-to:example.com", NOON.getEpochSecond())).isEqualTo(2);
  }

  @Test
  void whatAnOperatorWritesKeepsToTheWeeklyCap() {
    perWeek = 1;
    Draft direct = aDirectMailTo("anna", Drafts.DAY, "job2");
    assertThat(quotas().places(List.of(direct)).withheld()).isEmpty();
    ledger.claim(call(), List.of(aDirectMailTo("anna", Drafts.DAY, "job1")));

    assertThat(quotas().places(List.of(direct)).withheld())
        .isEqualTo(Map.of(direct.sendId(), SendOutcome.CAPPED));
    assertThat(
            quotas()
                .places(List.of(Drafts.aDirectMail("20260302-nobody-email-direct-j")))
                .withheld())
        .isEmpty();
  }

  @Test
  void textsHaveNoDomain() {
    plan = new WarmUpPlan(WarmUpPlan.Mode.ON, 1, 0, 30);
    quotas().places(alerts(1));

    Places places = quotas().places(List.of(aTextFor("anna")));

    assertThat(places.withheld()).isEmpty();
    places.release(List.of(aTextFor("anna")));
    assertThat(quotas().places(alerts(1)).withheld()).hasSize(1);
  }

  private static List<Draft> alerts(int count) {
    return IntStream.range(0, count).mapToObj(i -> anAlertFor("lead" + i)).toList();
  }

  private static Draft to(Draft draft, String address) {
    return new Draft(
        draft.sendId(),
        draft.leadId(),
        draft.channel(),
        draft.kind(),
        draft.epoch(),
        draft.addressVersion(),
        address,
        draft.toHash(),
        draft.subject(),
        draft.html(),
        draft.text(),
        draft.unsubscribeUrl(),
        draft.postings());
  }

  private static Call call() {
    return new Call(
        "c1", Channel.EMAIL, "owner", 1, CallState.ACCEPTED, NOON, NOON, List.of(), null, null);
  }

  private SendingQuotas quotas() {
    WarmUp warmUp =
        new WarmUp(plan, "jobs.example", new FakeSenderDomains(), ledger, rates, () -> now);
    return new SendingQuotas(
        new WeeklyCap(ledger, Map.of(Channel.EMAIL, perWeek)), warmUp, domains, rates, () -> now);
  }
}
