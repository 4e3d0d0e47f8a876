package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JobTransitionsTest {
  /** Rows are statuses, columns events; a dot is what cannot happen. */
  private static final String TABLE =
      """
                START   SUCCEED   FAIL     GIVE_UP SNOOZE   LOSE     CANCEL    RETRY
      PENDING   running .         .        failed  pending  .        cancelled .
      RUNNING   running succeeded retrying failed  pending  retrying cancelled .
      RETRYING  running .         .        failed  retrying .        cancelled .
      SUCCEEDED .       .         .        .       .        .        .         .
      FAILED    .       .         .        .       .        .        .         pending
      CANCELLED .       .         .        .       .        .        .         .
      """;

  @Test
  void followsTheTable() {
    List<String> rows = new ArrayList<>();
    StringBuilder head = new StringBuilder();
    for (JobEvent event : JobEvent.values()) {
      head.append(' ').append(event);
    }
    rows.add(head.toString().strip());
    for (JobStatus status : JobStatus.values()) {
      StringBuilder row = new StringBuilder(status.name());
      for (JobEvent event : JobEvent.values()) {
        row.append(' ').append(JobTransitions.next(status, event).map(JobStatus::word).orElse("."));
      }
      rows.add(row.toString());
    }

    assertThat(rows)
        .isEqualTo(TABLE.lines().map(line -> line.strip().replaceAll(" +", " ")).toList());
  }

  @Test
  void nothingHappensToWhatHasSucceededOrWasCancelled() {
    for (JobEvent event : JobEvent.values()) {
      assertThat(JobTransitions.next(JobStatus.SUCCEEDED, event)).isEmpty();
      assertThat(JobTransitions.next(JobStatus.CANCELLED, event)).isEmpty();
    }
  }

  @Test
  void aHistoryIsSoundWhenEachStepFollows() {
    assertThat(JobTransitions.isSound(List.of())).isTrue();
    assertThat(JobTransitions.isSound(steps("START running", "SUCCEED succeeded"))).isTrue();
    assertThat(JobTransitions.isSound(steps("SUCCEED succeeded"))).isFalse();
    assertThat(JobTransitions.isSound(steps("START running", "FAIL failed"))).isFalse();
    assertThat(
            JobTransitions.isSound(
                steps("START running", "GIVE_UP failed", "RETRY pending", "CANCEL cancelled")))
        .isTrue();
  }

  private static List<JobStep> steps(String... words) {
    List<JobStep> steps = new ArrayList<>();
    for (String word : words) {
      String[] parts = word.split(" ", 2);
      steps.add(
          new JobStep(
              Instant.EPOCH,
              JobEvent.valueOf(parts[0]),
              JobStatus.valueOf(parts[1].toUpperCase(Locale.ROOT)),
              1,
              null));
    }
    return steps;
  }
}
