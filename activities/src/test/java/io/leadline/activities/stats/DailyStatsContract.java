package io.leadline.activities.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link DailyStats} must do. */
public abstract class DailyStatsContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

  /** A store without any day. */
  protected abstract DailyStats empty();

  private static DayStats day(LocalDate date, long sent) {
    return new DayStats(
        date,
        Map.of("email alert", new MessageCounts(sent, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        Map.of("sendgrid", new MessageCounts(sent, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        Map.of("mail.example.com", new MessageCounts(sent, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        new LeadCounts(
            3, 2, Map.of(CloseReason.SUNSET, 1L), Map.of("PAGE", 1L), Map.of("NEW -> ACTIVE", 2L)),
        Duration.ofMinutes(7),
        Map.of(LeadStage.ACTIVE, 5L));
  }

  @Test
  void givesBackTheDaysAskedForInOrder() {
    DailyStats stats = empty();
    stats.put(List.of(day(DAY, 3), day(DAY.minusDays(1), 2), day(DAY.minusDays(40), 1)));

    assertThat(stats.between(DAY.minusDays(1), DAY))
        .containsExactly(day(DAY.minusDays(1), 2), day(DAY, 3));
    assertThat(stats.between(DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
  }

  @Test
  void replacesWhatIsCountedAgain() {
    DailyStats stats = empty();
    stats.put(List.of(day(DAY, 1)));
    stats.put(List.of(day(DAY, 2)));
    stats.put(List.of());

    assertThat(stats.between(DAY, DAY)).containsExactly(day(DAY, 2));
  }

  @Test
  void knowsTheLastDay() {
    DailyStats stats = empty();
    assertThat(stats.latest()).isNull();

    stats.put(List.of(day(DAY, 1), day(DAY.minusDays(3), 2)));

    assertThat(stats.latest()).isEqualTo(DAY);
  }
}
