package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.StoredHistories;
import io.temporal.testing.WorkflowReplayer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches and chains of earlier versions must still replay; {@link RecordWholeHistories}. */
class WholeReplayTest {
  static List<String> histories() {
    return Stream.of("batch-", "chain-")
        .flatMap(prefix -> StoredHistories.named(prefix).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void storedRunReplays(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        StoredHistories.load(history),
        history.startsWith("batch-") ? BatchWorkflowImpl.class : ChainWorkflowImpl.class);
  }

  @Test
  void batchAndChainAreStored() {
    assertThat(histories()).contains("batch-several-looks.json", "chain-signal-and-timer.json");
  }
}
