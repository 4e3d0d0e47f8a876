package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ProcessLeases} keeps; extended by the fake and each adapter. */
public abstract class ProcessLeasesContract {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  /** The leases under test, none taken. */
  protected abstract ProcessLeases leases();

  @Test
  public void aProcessIsAliveUntilItsLeaseEnds() {
    leases().renew("api-1", NOW.plusSeconds(10));
    leases().renew("api-2", NOW.plusSeconds(4));
    leases().renew("api-2", NOW.plusSeconds(6));

    assertThat(leases().alive(NOW)).containsExactlyInAnyOrder("api-1", "api-2");
    assertThat(leases().alive(NOW.plusSeconds(5))).containsExactlyInAnyOrder("api-1", "api-2");
    assertThat(leases().alive(NOW.plusSeconds(6))).containsExactly("api-1");
    assertThat(leases().alive(NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  public void aProcessThatSaysGoodbyeIsGoneAtOnce() {
    leases().renew("api-1", NOW.plusSeconds(10));

    leases().end("api-1");
    leases().end("api-1");

    assertThat(leases().alive(NOW)).isEmpty();
  }

  @Test
  public void forgetsTheDeadOnly() {
    leases().renew("dead", NOW.minusSeconds(1));
    leases().renew("alive", NOW.plusSeconds(1));

    leases().forget(NOW);
    leases().forget(NOW);

    assertThat(leases().alive(NOW.minusSeconds(9))).containsExactly("alive");
  }
}
