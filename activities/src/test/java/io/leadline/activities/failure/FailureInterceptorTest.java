package io.leadline.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import io.temporal.activity.ActivityInterface;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureInterceptorTest {
  /** An activity that does as a test says. */
  @ActivityInterface
  public interface Trouble {
    String make(String kind);
  }

  private final List<Alarm> alarms = new ArrayList<>();
  private final TestActivityEnvironment environment =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkerFactoryOptions(
                  WorkerFactoryOptions.newBuilder()
                      .setWorkerInterceptors(new FailureInterceptor(() -> "f7", alarms::add))
                      .build())
              .build());

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void everyFailureCarriesItsId() {
    Trouble trouble = trouble();

    assertThatThrownBy(() -> trouble.make("bug"))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("UNEXPECTED");
              assertThat(failure.getDetails().get(0, String.class)).isEqualTo("f7");
            });
    assertThat(alarms)
        .isNotEmpty()
        .allSatisfy(
            alarm -> {
              assertThat(alarm.severity()).isEqualTo(Severity.ERROR);
              assertThat(alarm.errorId()).isEqualTo("f7");
              assertThat(alarm.words()).doesNotContain("secret");
            });
  }

  @Test
  void whatWorksIsLeftAlone() {
    assertThat(trouble().make("none")).isEqualTo("fine");
  }

  private Trouble trouble() {
    environment.registerActivitiesImplementations(
        (Trouble)
            kind -> {
              if (kind.equals("bug")) {
                throw new IllegalArgumentException("with secret words");
              }
              return "fine";
            });
    return environment.newActivityStub(Trouble.class);
  }
}
