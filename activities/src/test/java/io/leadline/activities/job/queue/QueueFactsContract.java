package io.leadline.activities.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link QueueFacts} keeps; extended by the fake and each adapter. */
public abstract class QueueFactsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  /** The facts under test, empty. */
  protected abstract QueueFacts facts();

  @Test
  public void sayingMinutesAgainReplacesThem_andEachProcessHasItsOwn() {
    QueueMinute first = minute(NOW, 3);
    QueueMinute more = minute(NOW, 5);
    facts().save("w1", List.of(first));
    facts().save("w1", List.of(more));
    facts().save("w1", List.of(more));
    facts().save("w2", List.of(first));
    facts().save("w2", List.of());

    assertThat(facts().minutes(NOW)).containsExactlyInAnyOrder(more, first);
    assertThat(facts().minutes(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  public void knowsTheSlotsOfProcessesThatLive() {
    facts().report("w1", List.of(new SlotUse("jobs-low", 20, 3, NOW)));
    SlotUse last = new SlotUse("jobs-low", 20, 4, NOW.plusSeconds(5));
    SlotUse other = new SlotUse("leads", 40, -1, NOW.plusSeconds(5));
    facts().report("w1", List.of(last));
    facts().report("w2", List.of(other));

    assertThat(facts().uses(NOW.plusSeconds(1))).containsExactlyInAnyOrder(last, other);
    assertThat(facts().uses(NOW.plusSeconds(9))).isEmpty();
  }

  @Test
  public void listsBacklogsOfAQueue_oldestFirst() {
    facts().noteBacklog(JobQueue.LOW, NOW.plusSeconds(60), 9);
    facts().noteBacklog(JobQueue.LOW, NOW, 4);
    facts().noteBacklog(JobQueue.LOW, NOW, 4);
    facts().noteBacklog(JobQueue.HIGH, NOW, 1);

    assertThat(facts().backlogs(JobQueue.LOW, NOW)).containsExactly(4L, 9L);
    assertThat(facts().backlogs(JobQueue.LOW, NOW.plusSeconds(1))).containsExactly(9L);
  }

  @Test
  public void forgetsWhatIsOlder() {
    facts().save("w1", List.of(minute(NOW, 1), minute(NOW.plusSeconds(60), 2)));
    facts().report("w1", List.of(new SlotUse("leads", 40, -1, NOW)));
    facts().noteBacklog(JobQueue.LOW, NOW, 4);

    facts().forget(NOW.plusSeconds(1));
    facts().forget(NOW.plusSeconds(1));

    assertThat(facts().minutes(NOW)).containsExactly(minute(NOW.plusSeconds(60), 2));
    assertThat(facts().uses(NOW)).isEmpty();
    assertThat(facts().backlogs(JobQueue.LOW, NOW)).isEmpty();
  }

  private static QueueMinute minute(Instant at, int attempts) {
    QueueMinute minute = QueueMinute.none(JobQueue.DEFAULT, at);
    for (int i = 0; i < attempts; i++) {
      minute = minute.with(i > 0, Duration.ofMillis(30), Duration.ofMillis(250));
    }
    return minute;
  }
}
