package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.StoredHistories;
import io.temporal.testing.WorkflowReplayer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of jobs of earlier versions must still replay; {@link RecordJobHistories} writes them. */
class BackgroundJobsReplayTest {
  static List<String> histories() {
    return StoredHistories.named("jobs-");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void storedRunReplays(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        StoredHistories.load(history),
        BackgroundJobsWorkflowImpl.class,
        ScheduledJobWorkflowImpl.class);
  }

  @Test
  void runsOfEveryShapeAreStored() {
    assertThat(histories())
        .contains(
            "jobs-scheduled.json",
            "jobs-scheduled-brief.json",
            "jobs-brief.json",
            "jobs-brief-tried-again.json",
            "jobs-of-any-length.json",
            "jobs-of-any-length-tried-again.json");
  }
}
