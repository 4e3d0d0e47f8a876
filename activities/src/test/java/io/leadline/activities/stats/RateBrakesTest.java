package io.leadline.activities.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.message.SendingBrake;
import io.leadline.activities.policy.RateThresholds;
import io.leadline.activities.stats.RateRules.Finding;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateBrakesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final DayStats GOOD = day(TODAY, 1000, 1000, 5, 0);
  private static final DayStats DOUBTFUL = day(TODAY, 1000, 1000, 30, 0);
  private static final DayStats BAD = day(TODAY, 1000, 1000, 80, 0);

  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final FakeAuditLog audit = new FakeAuditLog();
  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now = NOON;
  private int ids;

  @ParameterizedTest
  @CsvSource({
    // sent, delivered, bounced, complained, meaning
    "1000, 1000, 0, 0, ''",
    "1000, 1000, 19, 0, ''",
    "1000, 1000, 20, 0, SLOW hard bounces are at 2.00 % (20 of 1000)",
    "1000, 1000, 49, 0, SLOW hard bounces are at 4.90 % (49 of 1000)",
    "1000, 1000, 50, 0, STOP hard bounces are at 5.00 % (50 of 1000)",
    "4000, 4000, 0, 3, ''",
    "3000, 3000, 0, 3, SLOW complaints are at 0.10 % (3 of 3000)",
    "1000, 1000, 0, 2, ''",
    "1000, 1000, 0, 3, STOP complaints are at 0.30 % (3 of 1000)",
    "499, 499, 200, 200, ''",
    "0, 0, 0, 0, ''"
  })
  void judgesByRateAndSample(
      long sent, long delivered, long bounced, long complained, String meaning) {
    List<Finding> findings =
        RateRules.judge(
            Channel.EMAIL,
            List.of(day(TODAY, sent, delivered, bounced, complained)),
            RateThresholds.DEFAULTS);

    assertThat(findings).hasSize(meaning.isEmpty() ? 0 : 1);
    findings.forEach(
        found -> assertThat(found.level() + " " + found.words()).startsWith(meaning + ", the"));
  }

  @Test
  void addsTheDaysUp_andJudgesEachChannelByItself() {
    DayStats yesterday = day(TODAY.minusDays(1), 300, 300, 10, 0);

    assertThat(judge(Channel.EMAIL, yesterday)).isEmpty();
    assertThat(judge(Channel.EMAIL, yesterday, day(TODAY, 300, 300, 10, 0)))
        .containsExactly("hard bounces are at 3.33 % (20 of 600), the limit is 2.00 %");
    assertThat(judge(Channel.SMS, BAD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"29, 'only 29 % of sign-ups are confirmed, usually 60 %'", "31, ''"})
  void noticesWhenFewerSignUpsAreConfirmedThanUsual(long confirmed, String words) {
    assertThat(RateRules.confirmations(List.of(signUps(confirmed)), List.of(signUps(60))))
        .isEqualTo(words.isEmpty() ? Optional.empty() : Optional.of(words));
    assertThat(RateRules.confirmations(List.of(signUps(0)), List.of())).isEmpty();
  }

  @Test
  void slowsAtTheWarning_onceHoweverOftenItRuns_andFreesWhenRatesAreGood() {
    assertThat(apply(DOUBTFUL))
        .containsExactly("email hard bounces are at 3.00 % (30 of 1000), the limit is 2.00 %");
    apply(DOUBTFUL);

    assertThat(brake().slowed(Channel.EMAIL)).isTrue();
    assertThat(brake().stopped(Channel.EMAIL)).isEmpty();
    assertThat(brake().slowed(Channel.SMS)).isFalse();
    assertThat(alarms).extracting(Alarm::title).containsExactly("EMAIL slowed");

    apply(GOOD);
    apply(GOOD);

    assertThat(brakes.all()).isEmpty();
    assertThat(audit.list(9))
        .extracting(AuditLog.Entry::what)
        .containsExactlyInAnyOrder("sending.slow", "sending.unslow");
  }

  @Test
  void stopsAtTheHigherThreshold_onceHoweverOftenItRuns_andNeverFreesByItself() {
    apply(BAD);
    apply(BAD);
    apply(GOOD);

    assertThat(brake().stopped(Channel.EMAIL))
        .hasValue(
            "EMAIL was stopped by leadline at 2026-11-28T12:00:00Z: hard bounces are at 8.00 %"
                + " (80 of 1000), the limit is 5.00 %");
    assertThat(alarms).extracting(Alarm::title).containsExactly("EMAIL stopped");
    assertThat(audit.list(9))
        .extracting(AuditLog.Entry::who, AuditLog.Entry::what)
        .containsExactly(tuple("leadline", "sending.stop"));
  }

  @Test
  void whatAnOperatorStartedIsJudgedByTheDaysAfter() {
    apply(DOUBTFUL);
    apply(BAD);
    desk().startSending(Channel.EMAIL, "ada");
    assertThat(brakes.all()).isEmpty();

    assertThat(apply(BAD)).isEmpty();
    assertThat(brakes.all()).isEmpty();
    now = NOON.plus(Duration.ofDays(1));
    DayStats next = day(TODAY.plusDays(1), 1000, 1000, 10, 0);
    assertThat(apply(BAD, next)).isEmpty();
    assertThat(apply(BAD, day(TODAY.plusDays(1), 1000, 1000, 60, 0))).hasSize(1);

    assertThat(brakes.all()).extracting(Brake::what).containsExactly("sending:email");
    assertThat(alarms).hasSize(3);
  }

  @Test
  void anOperatorsStopStaysTheOperators() {
    desk().stopSending(Channel.EMAIL, "ada", "typo");

    apply(BAD);

    assertThat(brakes.all()).extracting(Brake::by).containsExactly("ada");
    assertThat(alarms).isEmpty();
  }

  private List<String> apply(DayStats... days) {
    return new RateBrakes(
            brakes, audit, RateThresholds.DEFAULTS, alarms::add, () -> "a" + ++ids, () -> now)
        .apply(Channel.EMAIL, List.of(days));
  }

  private SendingBrake brake() {
    return new SendingBrake(brakes, () -> now);
  }

  private BrakeDesk desk() {
    return new BrakeDesk(
        brakes,
        new FakeJobGroups(),
        new OperatorNotes(audit, () -> "o" + ++ids, () -> now),
        () -> now);
  }

  private static List<String> judge(Channel channel, DayStats... days) {
    return RateRules.judge(channel, List.of(days), RateThresholds.DEFAULTS).stream()
        .map(Finding::words)
        .toList();
  }

  private static DayStats signUps(long confirmed) {
    return new DayStats(
        TODAY,
        Map.of(),
        Map.of(),
        Map.of(),
        new LeadCounts(100, confirmed, Map.of(), Map.of(), Map.of()),
        null,
        Map.of());
  }

  private static DayStats day(
      LocalDate date, long sent, long delivered, long bounced, long complained) {
    return new DayStats(
        date,
        Map.of(
            "email alert",
            new MessageCounts(sent, 0, delivered, bounced, 0, 0, complained, 0, 0, 0, 0, 0)),
        Map.of(),
        Map.of(),
        LeadCounts.NONE,
        null,
        Map.of());
  }
}
