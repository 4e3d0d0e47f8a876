package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link JobBatches} keeps; extended by the fake and each adapter. */
public abstract class JobBatchesContract {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  /** The batches under test, none stored. */
  protected abstract JobBatches batches();

  @Test
  public void givesBackEverythingOfABatch() {
    JobBatch full = new JobBatch("full", "noop", 3, NOW, NOW, true, "report", NOW.plusMillis(1));

    batches().insert(full);
    batches().insert(open("plain", 0));

    assertThat(batches().find("full")).contains(full);
    assertThat(batches().find("plain")).contains(open("plain", 0));
    assertThat(batches().find("nobody")).isEmpty();
  }

  @Test
  public void insertingTheSameIdAgainChangesNothing() {
    batches().insert(open("a", 0));
    batches().seal("a", 7, NOW);

    batches().insert(open("a", 0));

    assertThat(batches().find("a").orElseThrow().items()).isEqualTo(7);
  }

  @Test
  public void sealsCancelsAndEndsOnce() {
    batches().insert(open("a", 0));

    assertThat(batches().seal("a", 7, NOW.plusSeconds(1))).isTrue();
    assertThat(batches().seal("a", 8, NOW.plusSeconds(2))).isFalse();
    assertThat(batches().cancel("a")).isTrue();
    assertThat(batches().cancel("a")).isFalse();
    assertThat(batches().end("a", NOW.plusSeconds(3))).isTrue();
    assertThat(batches().end("a", NOW.plusSeconds(4))).isFalse();
    assertThat(batches().seal("nobody", 1, NOW)).isFalse();
    assertThat(batches().cancel("nobody")).isFalse();
    assertThat(batches().end("nobody", NOW)).isFalse();

    assertThat(batches().find("a"))
        .contains(
            new JobBatch("a", "noop", 7, NOW, NOW.plusSeconds(1), true, null, NOW.plusSeconds(3)));
  }

  @Test
  public void whatHasEndedIsNotCancelled() {
    batches().insert(open("a", 0));
    batches().end("a", NOW);

    assertThat(batches().cancel("a")).isFalse();
    assertThat(batches().find("a").orElseThrow().cancelled()).isFalse();
  }

  @Test
  public void listsTheNewestFirst() {
    batches().insert(open("old", 0));
    batches().insert(open("new", 2));
    batches().insert(open("mid", 1));

    assertThat(batches().list(10)).extracting(JobBatch::id).containsExactly("new", "mid", "old");
    assertThat(batches().list(1)).extracting(JobBatch::id).containsExactly("new");
  }

  @Test
  public void findsUploadsThatBrokeOff() {
    batches().insert(open("sealed", 0));
    batches().seal("sealed", 1, NOW);
    batches().insert(open("second", 1));
    batches().insert(open("first", 0));
    batches().insert(open("young", 9));

    assertThat(ids(batches().abandoned(NOW.plusSeconds(5), 10))).containsExactly("first", "second");
    assertThat(ids(batches().abandoned(NOW.plusSeconds(5), 1))).containsExactly("first");
  }

  @Test
  public void findsAndRemovesWhatEndedLongAgo() {
    batches().insert(open("second", 0));
    batches().insert(open("first", 0));
    batches().insert(open("young", 0));
    batches().insert(open("runs", 0));
    batches().end("second", NOW.plusSeconds(2));
    batches().end("first", NOW.plusSeconds(1));
    batches().end("young", NOW.plusSeconds(9));

    assertThat(ids(batches().ended(NOW.plusSeconds(9), 10))).containsExactly("first", "second");
    assertThat(ids(batches().ended(NOW.plusSeconds(9), 1))).containsExactly("first");

    batches().remove("first");
    batches().remove("first");
    assertThat(ids(batches().list(10))).containsExactlyInAnyOrder("second", "young", "runs");
  }

  private static List<String> ids(List<JobBatch> found) {
    return found.stream().map(JobBatch::id).toList();
  }

  private static JobBatch open(String id, int second) {
    return new JobBatch(id, "noop", 0, NOW.plusSeconds(second), null, false, null, null);
  }
}
