package io.leadline.starter.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestingLeadSignalsTest {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private boolean away;
  private int asked;

  private final RestingLeadSignals signals =
      new RestingLeadSignals(
          (leadId, event) -> {
            asked++;
            if (away) {
              throw new BackendUnavailableException("Temporal", "gone", new Exception());
            }
          },
          Duration.ofSeconds(3),
          () -> now);

  @Test
  void asksOnlyOnceInAWhile_whileTemporalIsAway() {
    away = true;

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(this::deliver)
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessageContaining("Temporal");
    }
    assertThat(asked).isEqualTo(1);

    now = now.plusSeconds(3);
    assertThatThrownBy(this::deliver).isInstanceOf(BackendUnavailableException.class);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void goesOnAtOnce_whenTemporalIsBack() {
    away = true;
    assertThatThrownBy(this::deliver).isInstanceOf(BackendUnavailableException.class);
    away = false;
    now = now.plusSeconds(3);

    deliver();
    deliver();

    assertThat(asked).isEqualTo(3);
  }

  private void deliver() {
    signals.deliver("lead", new LeadEvent.ResendRequested("entry", now));
  }
}
