package io.leadline.activities.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchReportTest {
  private final List<String> alarms = new ArrayList<>();
  private final JobTrial<BatchEnded, BatchReport.Result> trial =
      JobTrial.of(new BatchReport(alarm -> alarms.add(alarm.group() + ": " + alarm.words())));

  @Test
  void raisesAnAlarmWhenItemsFailed_andSaysWhereTheyAre() {
    var end = trial.run(new BatchEnded("b1", 97, 2, 1));

    String words = "batch b1 ended: 97 of 100 items succeeded, 2 failed, 1 were cancelled";
    assertThat(end.result()).isEqualTo(new BatchReport.Result(100, false, words));
    assertThat(alarms)
        .containsExactly(
            "batch b1: "
                + words
                + "; ./leadline job list --status failed --whole batch:b1 shows them");
    assertThat(trial.again().result()).isEqualTo(end.result());
  }

  @Test
  void onlyLogsABatchThatSucceeded() {
    var end = trial.run(new BatchEnded("b1", 3, 0, 0));

    assertThat(end.result())
        .isEqualTo(
            new BatchReport.Result(
                3, true, "batch b1 ended: 3 of 3 items succeeded, 0 failed, 0 were cancelled"));
    assertThat(end.log()).singleElement().asString().contains("batch b1 ended");
    assertThat(alarms).isEmpty();
  }
}
