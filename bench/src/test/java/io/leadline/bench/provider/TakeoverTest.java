package io.leadline.bench.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.bench.provider.CallLedger.Call;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeoverTest {
  private static final long KILL = Duration.ofSeconds(100).toNanos();

  @Test
  void lastsUntilTheLastItemOfTheDeadWorkerIsCalledAgain() {
    List<Call> calls =
        List.of(at(90, 1), at(99, 2), at(105, 3), at(108, 1), at(112, 2), at(150, 4));

    assertThat(Takeover.of(calls, KILL, Set.of(1, 2)))
        .isEqualTo(new Takeover(2, 0, Duration.ofSeconds(5), Duration.ofSeconds(12)));
  }

  @Test
  void countsAlsoWhatWasAnsweredAndNotRecorded() {
    List<Call> calls = List.of(at(90, 1), at(99, 2), at(108, 1), at(109, 2));

    assertThat(Takeover.of(calls, KILL, Set.of(2)).again()).isEqualTo(2);
  }

  @Test
  void knowsTheFirstRepetitionOnly() {
    List<Call> calls = List.of(at(99, 1), at(110, 1), at(130, 1));

    assertThat(Takeover.of(calls, KILL, Set.of(1)).all()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void saysHowManyWereLeftAlone() {
    List<Call> calls = List.of(at(99, 1), at(99, 2), at(101, 3));

    assertThat(Takeover.of(calls, KILL, Set.of(1, 2)))
        .isEqualTo(new Takeover(0, 2, Duration.ofSeconds(1), Duration.ZERO));
  }

  private static Call at(long seconds, int item) {
    return new Call(item, Duration.ofSeconds(seconds).toNanos(), true);
  }
}
