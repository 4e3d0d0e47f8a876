package io.leadline.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void backendThatIsAwayIsNamed_andRetried() {
    ApplicationFailure failure =
        Failures.of(
            new BackendUnavailableException("MongoDB", "no primary", new IOException("x")), "f1");

    assertThat(failure.getType()).isEqualTo(FailureType.BACKEND_UNAVAILABLE.name());
    assertThat(failure.getOriginalMessage()).isEqualTo("MongoDB is unavailable");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getDetails().get(0, String.class)).isEqualTo("f1");
  }

  @Test
  void unforeseenExceptionIsRetried_andItsWordsStayInTheLog() {
    ApplicationFailure failure =
        Failures.of(new IllegalStateException("duplicate jane@example.com"), "f2");

    assertThat(failure.getType()).isEqualTo(FailureType.UNEXPECTED.name());
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure).hasStackTraceContaining("IllegalStateException");
    assertThat(failure.toString()).doesNotContain("jane@example.com");
  }

  @Test
  void knownFailureKeepsItsNatureAndGetsTheId() {
    ApplicationFailure thrown =
        ApplicationFailure.newBuilder()
            .setType(FailureType.THROTTLED.name())
            .setMessage("slow down")
            .setNextRetryDelay(Duration.ofSeconds(15))
            .build();

    ApplicationFailure failure = Failures.of(thrown, "f3");

    assertThat(failure.getType()).isEqualTo("THROTTLED");
    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(15));
    assertThat(failure.getDetails().get(0, String.class)).isEqualTo("f3");
  }
}
