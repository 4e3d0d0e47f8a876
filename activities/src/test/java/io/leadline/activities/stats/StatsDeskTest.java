package io.leadline.activities.stats;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.stats.StatsQuery.Section;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatsDeskTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final MessageCounts STORED =
      new MessageCounts(900, 0, 800, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private final FakeMessageLedger ledger = new FakeMessageLedger(Map.of(Channel.EMAIL, "sendgrid"));
  private final FakeTransitions transitions = new FakeTransitions();
  private final FakeDailyStats stored = new FakeDailyStats();
  private Instant now = Instant.parse("2026-03-10T09:00:00Z");
  private final Statistics statistics =
      new Statistics(ledger, transitions, new FakeLeadStore(), () -> now);
  private final StatsDesk desk =
      new StatsDesk(statistics, new Journeys(ledger, transitions, () -> now), stored, () -> now);

  @Test
  void readsSettledDaysAsTheyWereRolledUp_andCountsTheOthersAnew() {
    sent("c1", DAY, "anna");
    sent("c2", DAY.plusDays(1), "anna", "ben");
    stored.put(List.of(rolledUp(DAY), rolledUp(DAY.plusDays(1))));

    StatsReport report = desk.report(query(DAY, DAY.plusDays(2), ZoneOffset.UTC));

    assertThat(report.days())
        .extracting(day -> day.allMessages().sent())
        .containsExactly(900L, 2L, 0L);
    assertThat(report.messages()).isEqualTo(Map.of("email alert", STORED.plus(sentOnly(2))));
    assertThat(report.providers()).isEqualTo(Map.of("sendgrid", sentOnly(2)));
    assertThat(report.domains()).isEqualTo(Map.of("example.com", sentOnly(2)));
  }

  @Test
  void countsWhatWasNeverRolledUp_andDaysOfOtherZones() {
    sent("c1", DAY, "anna");
    assertThat(desk.report(query(DAY, DAY, ZoneOffset.UTC)).messages())
        .isEqualTo(Map.of("email alert", sentOnly(1)));

    stored.put(List.of(rolledUp(DAY)));
    assertThat(desk.report(query(DAY, DAY, ZoneId.of("America/Chicago"))).messages())
        .isEqualTo(Map.of("email alert", sentOnly(1)));
    assertThat(desk.report(query(DAY, DAY, ZoneId.of("UTC"))).messages())
        .isEqualTo(Map.of("email alert", STORED));
  }

  @Test
  void aRollUpThatWasAwayCountsAllDaysThatWereOpenThen() {
    RollUpStats job = new RollUpStats(statistics, stored, () -> now);
    JobTrial.of(job).run(new RollUpStats.Input(null)).result();
    sent("c1", DAY.plusDays(2), "anna");
    now = Instant.parse("2026-03-25T09:00:00Z");

    assertThat(JobTrial.of(job).run(new RollUpStats.Input(null)).result()).isEqualTo(23);

    assertThat(desk.report(query(DAY.plusDays(2), DAY.plusDays(2), ZoneOffset.UTC)).messages())
        .isEqualTo(Map.of("email alert", sentOnly(1)));
  }

  @Test
  void leavesOutWhatNobodyAskedFor() {
    StatsReport funnel =
        desk.report(new StatsQuery(DAY, DAY, ZoneOffset.UTC, Set.of(Section.FUNNEL)));

    assertThat(funnel.funnel()).isEqualTo(new Funnel(0, 0, 0, 0, 0));
    assertThat(funnel.days()).isNull();
    assertThat(funnel.domains()).isNull();
    assertThat(funnel.cohorts()).isNull();
  }

  @Test
  void refusesPeriodsOfNoDayAndOfYears() {
    assertThatThrownBy(() -> query(DAY, DAY.minusDays(1), ZoneOffset.UTC))
        .hasMessage("days must be 1 to 366");
    assertThatThrownBy(() -> query(DAY, DAY.plusDays(366), ZoneOffset.UTC))
        .hasMessage("days must be 1 to 366");
  }

  @Test
  void showsTheDomainsWithMostMail_andAllOthersTogether() {
    DomainTally tally = new DomainTally();
    for (int domain = 0; domain < 5_000; domain++) {
      tally.add("d" + domain + ".test", sentOnly(1));
    }
    tally.add("d7.test", sentOnly(5));
    tally.add("d9.test", sentOnly(9));

    Map<String, MessageCounts> top = tally.top();

    assertThat(top).hasSize(21).containsEntry("d7.test", sentOnly(6));
    assertThat(top).containsEntry("d9.test", sentOnly(10));
    assertThat(top.values().stream().mapToLong(MessageCounts::sent).sum()).isEqualTo(5_014);
  }

  private static StatsQuery query(LocalDate from, LocalDate to, ZoneId zone) {
    return new StatsQuery(from, to, zone, Set.of());
  }

  private static DayStats rolledUp(LocalDate day) {
    return new DayStats(
        day, Map.of("email alert", STORED), Map.of(), Map.of(), LeadCounts.NONE, null, Map.of());
  }

  private static MessageCounts sentOnly(long sent) {
    return new MessageCounts(sent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private void sent(String call, LocalDate day, String... leads) {
    List<Draft> drafts = List.of(leads).stream().map(lead -> anAlertFor(lead, day)).toList();
    ledger.claim(
        new Call(
            call,
            Channel.EMAIL,
            "owner",
            1,
            CallState.ACCEPTED,
            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
            null,
            drafts.stream().map(Draft::sendId).toList(),
            null,
            null),
        drafts);
  }
}
