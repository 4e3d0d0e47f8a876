package io.leadline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every {@link SenderDomains} keeps; extended by the fake and each adapter. */
public abstract class SenderDomainsContract {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 28);

  protected abstract SenderDomains domains();

  @Test
  public void theFirstNoteStays() {
    assertThat(domains().isEmpty()).isTrue();
    assertThat(domains().since("jobs.example")).isEmpty();

    domains().note("jobs.example", FIRST);
    domains().note("jobs.example", FIRST.plusDays(3));

    assertThat(domains().since("jobs.example")).hasValue(FIRST);
    assertThat(domains().since("other.example")).isEmpty();
    assertThat(domains().isEmpty()).isFalse();
  }
}
