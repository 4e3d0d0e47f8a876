package io.leadline.starter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.page.TimelinePage.Day;
import io.leadline.starter.page.TimelinePage.Row;
import io.leadline.starter.page.TimelinePage.Tone;
import io.leadline.starter.page.TimelinePage.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineDaysTest {
  private static final ZoneId AUSTIN = ZoneId.of("America/Chicago");

  @Test
  void groupsByTheDaysOfTheLead_newestFirst() {
    List<Day> days =
        TimelineDays.of(
            List.of(
                entry("2026-11-24T05:59:59Z", "stage", "late on Monday", Map.of()),
                entry("2026-11-24T06:00:00Z", "stage", "early on Tuesday", Map.of())),
            AUSTIN);

    assertThat(days)
        .extracting(Day::date)
        .containsExactly("Tuesday, November 24, 2026", "Monday, November 23, 2026");
    assertThat(days.getFirst().rows())
        .containsExactly(new Row("00:00:00", Tone.STAGE, "→", "stage", "early on Tuesday", null));
  }

  @Test
  void saysOfEachDayWhatCameOfItsAlerts() {
    TimelineEntry sent =
        entry(
            "2026-11-24T14:00:00Z",
            "message",
            "alert by e-mail sent: 3 postings",
            Map.of("kind", "ALERT", "state", "ACCEPTED"));
    TimelineEntry none =
        entry(
            "2026-11-25T14:00:00Z",
            "slot",
            "no alert by e-mail: nothing new since 2026-11-24",
            Map.of("outcome", "NO_NEW"));
    TimelineEntry refused =
        entry(
            "2026-11-26T14:00:00Z",
            "message",
            "alert by e-mail refused by the provider",
            Map.of("kind", "ALERT", "state", "REFUSED"));

    assertThat(TimelineDays.of(List.of(sent, none, refused), AUSTIN))
        .extracting(Day::verdicts)
        .containsExactly(
            List.of(new Verdict(Tone.BAD, refused.title())),
            List.of(new Verdict(Tone.QUIET, none.title())),
            List.of(new Verdict(Tone.GOOD, sent.title())));
  }

  @Test
  void tellsSilenceOnItsFirstDay_asTheVerdictAlone() {
    TimelineEntry silence =
        entry(
            "2026-11-25T06:00:00Z",
            "silence",
            "no alerts from 2026-11-24 to 2026-11-30 (7 days): it was paused",
            Map.of("from", "2026-11-24", "to", "2026-11-30"));

    Day day = TimelineDays.of(List.of(silence), AUSTIN).getFirst();

    assertThat(day.date()).startsWith("Tuesday, November 24");
    assertThat(day.verdicts()).extracting(Verdict::words).containsExactly(silence.title());
    assertThat(day.rows()).isEmpty();
  }

  @Test
  void marksBadNewsOfTheProvider() {
    TimelineEntry delivered =
        entry("2026-11-24T14:00:00Z", "provider", "delivered", Map.of("event", "DELIVERED"));
    TimelineEntry bounced =
        entry("2026-11-24T14:01:00Z", "provider", "bounced", Map.of("event", "BOUNCED"));

    assertThat(TimelineDays.of(List.of(delivered, bounced), AUSTIN).getFirst().rows())
        .extracting(Row::tone)
        .containsExactly(Tone.GOOD, Tone.BAD);
  }

  private static TimelineEntry entry(
      String at, String kind, String title, Map<String, String> facts) {
    return new TimelineEntry(Instant.parse(at), kind, title, null, facts);
  }
}
