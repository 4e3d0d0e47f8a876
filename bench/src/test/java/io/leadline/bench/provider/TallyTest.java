package io.leadline.bench.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.bench.provider.CallLedger.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void countsAnItemOnce_howeverOftenItWasCalled() {
    List<Call> calls =
        List.of(call(1, false), call(1, true), call(2, true), call(3, false), call(3, false));

    assertThat(Tally.of(calls)).isEqualTo(new Tally(2, 0, 2));
  }

  @Test
  void countsAsDoubledWhatTookEffectMoreThanOnce() {
    List<Call> calls = List.of(call(1, true), call(1, true), call(1, true), call(2, true));

    assertThat(Tally.of(calls)).isEqualTo(new Tally(2, 1, 2));
  }

  @Test
  void countsNothingWithoutCalls() {
    assertThat(Tally.of(List.of())).isEqualTo(new Tally(0, 0, 0));
  }

  private static Call call(int item, boolean accepted) {
    return new Call(item, 0, accepted);
  }
}
