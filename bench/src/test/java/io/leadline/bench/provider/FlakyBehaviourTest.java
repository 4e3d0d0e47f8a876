package io.leadline.bench.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlakyBehaviourTest {
  private static final int CALLS = 100_000;
  private static final FlakyBehaviour FLAKY =
      new FlakyBehaviour(7, Duration.ofMillis(200), 0.5, 0.05, 0.0005);

  private final List<Behaviour.Answer> answers =
      IntStream.range(0, CALLS).mapToObj(item -> FLAKY.answer(item, 1)).toList();

  @Test
  void latenciesAreLognormalAroundTheMedian() {
    double[] logs =
        answers.stream().mapToDouble(answer -> Math.log(answer.after().toNanos() / 1e6)).toArray();
    double mean = IntStream.range(0, CALLS).mapToDouble(i -> logs[i]).average().orElseThrow();
    double spread =
        Math.sqrt(
            IntStream.range(0, CALLS)
                .mapToDouble(i -> (logs[i] - mean) * (logs[i] - mean))
                .average()
                .orElseThrow());

    assertThat(Math.exp(mean)).isCloseTo(200, within(2.0));
    assertThat(spread).isCloseTo(0.5, within(0.01));
  }

  @Test
  void failsForTheMomentAndForGoodAsOftenAsTold() {
    assertThat(part(answer -> answer.status() == Behaviour.Answer.NOT_NOW ? 1 : 0))
        .isCloseTo(0.05, within(0.003));
    assertThat(part(answer -> answer.status() == Behaviour.Answer.REFUSED ? 1 : 0))
        .isCloseTo(0.0005, within(0.0003));
  }

  @Test
  void refusesTheSameItemsInEveryAttempt() {
    for (int item = 0; item < CALLS; item++) {
      boolean refused = answers.get(item).status() == Behaviour.Answer.REFUSED;

      assertThat(refused).isEqualTo(!FLAKY.canSucceed(item));
      assertThat(FLAKY.answer(item, 2).status() == Behaviour.Answer.REFUSED).isEqualTo(refused);
    }
  }

  @Test
  void attemptsOfAnItemFailIndependently() {
    long bothFail =
        IntStream.range(0, CALLS)
            .filter(item -> answers.get(item).status() == Behaviour.Answer.NOT_NOW)
            .filter(item -> FLAKY.answer(item, 2).status() == Behaviour.Answer.NOT_NOW)
            .count();

    assertThat((double) bothFail / CALLS).isCloseTo(0.0025, within(0.001));
  }

  @Test
  void followsFromTheSeedAlone() {
    FlakyBehaviour same = new FlakyBehaviour(7, Duration.ofMillis(200), 0.5, 0.05, 0.0005);
    FlakyBehaviour other = new FlakyBehaviour(8, Duration.ofMillis(200), 0.5, 0.05, 0.0005);

    assertThat(same.answer(3, 1)).isEqualTo(FLAKY.answer(3, 1));
    assertThat(other.answer(3, 1)).isNotEqualTo(FLAKY.answer(3, 1));
  }

  private double part(ToDoubleFunction<Behaviour.Answer> counted) {
    return answers.stream().mapToDouble(counted).average().orElseThrow();
  }
}
