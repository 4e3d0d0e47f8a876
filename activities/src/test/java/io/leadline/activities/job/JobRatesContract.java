package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobRates} keeps; extended by the fake and each adapter. */
public abstract class JobRatesContract {
  /** The shares under test, nothing taken. */
  protected abstract JobRates rates();

  @Test
  public void givesWhatIsLeftOfTheSecond() {
    assertThat(rates().take("kind:a", 100, 10, 4)).isEqualTo(4);
    assertThat(rates().take("kind:a", 100, 10, 4)).isEqualTo(4);
    assertThat(rates().take("kind:a", 100, 10, 4)).isEqualTo(2);
    assertThat(rates().take("kind:a", 100, 10, 4)).isZero();
  }

  @Test
  public void eachSecondBeginsAnew_andEachNameHasItsOwn() {
    assertThat(rates().take("kind:a", 100, 3, 3)).isEqualTo(3);

    assertThat(rates().take("kind:b", 100, 3, 3)).isEqualTo(3);
    assertThat(rates().take("kind:a", 101, 3, 3)).isEqualTo(3);
    assertThat(rates().take("kind:a", 101, 3, 1)).isZero();
  }

  @Test
  public void whoseClockIsBehindGetsNothing() {
    assertThat(rates().take("kind:a", 101, 3, 1)).isEqualTo(1);

    assertThat(rates().take("kind:a", 100, 3, 1)).isZero();
  }

  @Test
  public void whatIsGivenBackIsFreeForOthers_andCountsExactly() {
    assertThat(rates().take("kind:a", 100, 10, 8)).isEqualTo(8);
    assertThat(rates().take("kind:a", 100, 10, 8)).isEqualTo(2);
    assertThat(rates().taken("kind:a", 100)).isEqualTo(10);

    rates().giveBack("kind:a", 100, 3);

    assertThat(rates().taken("kind:a", 100)).isEqualTo(7);
    assertThat(rates().take("kind:a", 100, 10, 8)).isEqualTo(3);
    assertThat(rates().taken("kind:a", 160)).isZero();
  }

  @Test
  public void nothingComesBackToAPeriodThatIsOver() {
    assertThat(rates().take("kind:a", 100, 10, 8)).isEqualTo(8);
    assertThat(rates().take("kind:a", 160, 10, 8)).isEqualTo(8);

    rates().giveBack("kind:a", 100, 8);

    assertThat(rates().taken("kind:a", 160)).isEqualTo(8);
    assertThat(rates().taken("kind:a", 100)).isZero();
    assertThat(rates().taken("kind:b", 100)).isZero();
  }

  @Test
  public void givesNoMoreThanTheRateToManyAtOnce() throws InterruptedException {
    List<Integer> given = new CopyOnWriteArrayList<>();
    List<Thread> processes =
        IntStream.range(0, 20)
            .mapToObj(
                i -> Thread.ofVirtual().start(() -> given.add(rates().take("kind:a", 7, 10, 3))))
            .toList();
    for (Thread process : processes) {
      process.join();
    }

    assertThat(given).hasSize(20);
    int sum = given.stream().mapToInt(Integer::intValue).sum();
    assertThat(sum).isEqualTo(10);
    assertThat(rates().taken("kind:a", 7)).isEqualTo(10);
  }
}
