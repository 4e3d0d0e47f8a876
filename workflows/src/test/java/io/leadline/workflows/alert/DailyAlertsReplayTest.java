package io.leadline.workflows.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.StoredHistories;
import io.temporal.testing.WorkflowReplayer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alert runs of earlier versions must still replay; {@link RecordAlertHistories} writes them. */
class DailyAlertsReplayTest {
  static List<String> histories() {
    return StoredHistories.named("alerts-");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void storedRunReplays(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        StoredHistories.load(history), DailyAlertsWorkflowImpl.class);
  }

  @Test
  void quietAndTroubledRunsAreStored() {
    assertThat(histories()).contains("alerts-two-shards.json", "alerts-shard-tried-again.json");
  }
}
