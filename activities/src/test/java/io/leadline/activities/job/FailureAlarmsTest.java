package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureAlarmsTest {
  @ParameterizedTest
  @CsvSource({
    "PermanentFailure, WARNING",
    "RetryNotBefore, WARNING",
    "NullPointerException, ERROR",
    "HARD_LIMIT, ERROR",
    "WORKER_LOST, ERROR",
    "UNKNOWN_KIND, ERROR"
  })
  void whatNobodyDeclaredEscalates(String type, Severity severity) {
    Alarm alarm = FailureAlarms.deadLetter(job("a"), new JobError("e1", type, "at X.run"));

    assertThat(alarm.severity()).isEqualTo(severity);
    assertThat(alarm.errorId()).isEqualTo("e1");
    assertThat(alarm.path()).isEqualTo("/jobs/a");
    assertThat(alarm.words()).contains(type);
  }

  @Test
  void failuresOfOnePlaceAreEqual_whateverADeclaredOneSays() {
    assertThat(group("a", "NullPointerException", "at X.run(X.java:3)"))
        .isEqualTo(group("b", "NullPointerException", "at X.run(X.java:3)"))
        .isNotEqualTo(group("a", "NullPointerException", "at X.run(X.java:4)"));
    assertThat(group("a", "PermanentFailure", "there is no lead a"))
        .isEqualTo(group("b", "PermanentFailure", "there is no lead b"));
  }

  @Test
  void recoveredFailureIsANotice() {
    Alarm alarm = FailureAlarms.recovered(job("a"), new JobError("e1", "IOException", "at X"));

    assertThat(alarm.severity()).isEqualTo(Severity.NOTICE);
    assertThat(alarm.title()).endsWith("recovered");
  }

  private static String group(String id, String type, String message) {
    return FailureAlarms.deadLetter(job(id), new JobError("e-" + id, type, message)).group();
  }

  private static JobRecord job(String id) {
    return JobBuilder.aJob(id).build();
  }
}
