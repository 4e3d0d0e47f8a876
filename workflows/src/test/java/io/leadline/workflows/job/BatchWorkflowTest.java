package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.WorkflowIds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchWorkflowTest {
  @Test
  void letsTheGroupsStart_andEndsWithTheLastItem() {
    FakeBatchActivities activities = new FakeBatchActivities(5);
    try (JobRuns runs = new JobRuns(activities)) {
      runs.batch("b1").watch("b1");
    }
    assertThat(activities.released()).containsExactly("b1");
    assertThat(activities.isOver()).isTrue();
  }

  @Test
  void batchThatIsOverAtOnceCostsNineEvents() {
    try (JobRuns runs = new JobRuns(new FakeBatchActivities(1))) {
      runs.batch("b1").watch("b1");

      assertThat(runs.events(WorkflowIds.batch("b1"))).isLessThanOrEqualTo(9);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S,PT0.5S", "PT4S,PT0.5S", "PT20S,PT2S", "PT5M,PT30S", "PT10M,PT1M", "P1D,PT1M"})
  void waitsForATenthOfWhatTheBatchTookSoFar(Duration soFar, Duration pause) {
    assertThat(BatchWorkflowImpl.pause(soFar)).isEqualTo(pause);
  }
}
