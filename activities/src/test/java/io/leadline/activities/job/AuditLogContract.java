package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.AuditLog.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} keeps; extended by the fake and each adapter. */
public abstract class AuditLogContract {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  /** The log under test, empty. */
  protected abstract AuditLog log();

  @Test
  public void listsTheNewestFirst() {
    log().add(entry("a", 1));
    log().add(entry("c", 3));
    log().add(entry("b", 2));

    assertThat(log().list(10)).containsExactly(entry("c", 3), entry("b", 2), entry("a", 1));
    assertThat(log().list(1)).containsExactly(entry("c", 3));
  }

  @Test
  public void addingTheSameActAgainChangesNothing() {
    log().add(entry("a", 1));
    log().add(entry("a", 9));

    assertThat(log().list(10)).containsExactly(entry("a", 1));
  }

  @Test
  public void letsGoOfWhatIsOld() {
    log().add(entry("a", 1));
    log().add(entry("b", 2));

    log().add(entry("c", 0));

    assertThat(log().purge(NOW.plusSeconds(2), 1)).isEqualTo(1);
    assertThat(log().purge(NOW.plusSeconds(2), 5)).isEqualTo(1);
    assertThat(log().purge(NOW.plusSeconds(2), 5)).isZero();

    assertThat(log().list(10)).containsExactly(entry("b", 2));
  }

  private static Entry entry(String id, int second) {
    return new Entry(id, NOW.plusSeconds(second), "operator", "job.retry", "job-1", "again");
  }
}
