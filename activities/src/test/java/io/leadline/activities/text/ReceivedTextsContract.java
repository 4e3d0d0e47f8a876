package io.leadline.activities.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.text.ReceivedTexts.Receipt;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ReceivedTexts} must do. */
public abstract class ReceivedTextsContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  protected abstract ReceivedTexts texts();

  @Test
  void keepsTheFirstTime_andWhetherATextIsDone() {
    assertThat(texts().note("t1", NOON)).isEqualTo(new Receipt(NOON, false));
    assertThat(texts().note("t1", NOON.plusSeconds(5))).isEqualTo(new Receipt(NOON, false));

    texts().done("t1");
    texts().done("t1");

    assertThat(texts().note("t1", NOON.plusSeconds(9))).isEqualTo(new Receipt(NOON, true));
    assertThat(texts().note("t2", NOON)).isEqualTo(new Receipt(NOON, false));
  }

  @Test
  void knowsNoTextThatNeverCame() {
    texts().done("t3");

    assertThat(texts().note("t3", NOON)).isEqualTo(new Receipt(NOON, false));
  }
}
