package io.leadline.activities.policy;

import static io.leadline.activities.message.Drafts.aDirectMailTo;
import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyCapTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private int calls;

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "6, true", "7, false", "8, false", "-1, false"})
  void aWeekIsSevenDates(int daysAgo, boolean counts) {
    assertThat(WeeklyCap.inWeek(TODAY.minusDays(daysAgo), TODAY)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, false", "3, 0, true", "2, 1, true", "0, 3, true", "1, 1, false"})
  void alertsAndOtherMessagesCountTogether(int alerts, int others, boolean reached) {
    for (int i = 0; i < others; i++) {
      send(aDirectMailTo("anna", TODAY.minusDays(i), "job" + i));
    }

    assertThat(cap(3).reached(Channel.EMAIL, List.of(new WeeklyCap.Due("anna", TODAY, alerts))))
        .hasSize(reached ? 1 : 0);
    assertThat(cap(3).reached(Channel.SMS, List.of(new WeeklyCap.Due("anna", TODAY, 2)))).isEmpty();
    assertThat(cap(3).reached(Channel.EMAIL, List.of(new WeeklyCap.Due("ben", TODAY, 2))))
        .isEmpty();
  }

  @Test
  void eachLeadHasItsOwnDate() {
    send(aDirectMailTo("anna", TODAY.minusDays(7), "job1"));
    send(aDirectMailTo("ben", TODAY.minusDays(7), "job2"));

    assertThat(
            cap(1)
                .reached(
                    Channel.EMAIL,
                    List.of(
                        new WeeklyCap.Due("anna", TODAY, 0),
                        new WeeklyCap.Due("ben", TODAY.minusDays(1), 0))))
        .containsExactly("ben");
  }

  @Test
  void aVerificationDoesNotCount_andWhatWasRefusedNeither() {
    send(aVerificationFor("anna"));
    provider.answering(new CallAnswer.Misconfigured("bad key"));
    send(aDirectMailTo("anna", TODAY, "job1"));

    assertThat(cap(1).reached(Channel.EMAIL, "anna", TODAY)).isFalse();
  }

  @Test
  void whatMayHaveGoneOutCounts() {
    provider.answering(new CallAnswer.OutcomeUnknown("reset"));
    send(aDirectMailTo("anna", TODAY, "job1"));

    assertThat(cap(1).reached(Channel.EMAIL, "anna", TODAY)).isTrue();
  }

  @Test
  void aSingleMessageLooksUpTheAlertsOfTheWeek() {
    send(anAlertFor("anna", TODAY.minusDays(6)));
    send(anAlertFor("anna", TODAY.minusDays(7)));
    send(anAlertFor("ben", TODAY));

    assertThat(cap(2).reached(Channel.EMAIL, "anna", TODAY)).isFalse();
    assertThat(cap(1).reached(Channel.EMAIL, "anna", TODAY)).isTrue();
    assertThat(cap(0).reached(Channel.EMAIL, "anna", TODAY)).isFalse();
  }

  private void send(Draft draft) {
    new LedgerSender(ledger, new FakeSuppressions(), provider, () -> "c" + ++calls, () -> NOON)
        .send("owner" + calls, 1, List.of(draft));
  }

  private WeeklyCap cap(int most) {
    return new WeeklyCap(ledger, Map.of(Channel.EMAIL, most, Channel.SMS, most));
  }
}
