package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RetryNotBefore;
import io.leadline.activities.job.RunAgainAt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobTrialTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

  private final TrialClock clock = new TrialClock(START);
  private final List<String> keys = new ArrayList<>();
  private Step step = (context, attempt) -> "done";
  private Optional<String> recovered = Optional.empty();

  /** What the job under trial does in an attempt. */
  private interface Step {
    @Nullable String run(JobContext context, int attempt) throws Exception;
  }

  record Input(String text) {
    Input {
      if (text.isBlank()) {
        throw new IllegalArgumentException("text is blank");
      }
    }
  }

  private final class Scripted implements BackgroundJob<Input, String> {
    @Override
    public @Nullable String run(Input input, JobContext context) throws Exception {
      keys.add(context.idempotencyKey());
      return step.run(context, context.attempt());
    }

    @Override
    public Optional<String> recover(Input input, Throwable failure, JobContext context) {
      return recovered;
    }
  }

  private final JobTrial<Input, String> trial =
      JobTrial.of(new Scripted(), clock, kind -> kind.attempts(3).limit(Duration.ofMinutes(5)));

  private JobTrialEnd<String> run() {
    return trial.run(new Input("x"));
  }

  @Test
  void givesTheResultWithProgressAndLines() {
    step =
        (context, attempt) -> {
          context.progress(1, 2, "half");
          context.log().info("half of {}", 2);
          return "done";
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(end.result()).isEqualTo("done");
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.progress()).containsExactly(new JobProgress(1, 2, "half"));
    assertThat(end.log()).singleElement().asString().contains("half of 2");
  }

  @Test
  void triesAgainAsThePolicySays() {
    step =
        (context, attempt) -> {
          if (attempt < 3) {
            throw new IllegalStateException("not yet");
          }
          return "third";
        };

    JobTrialEnd<String> end = run();

    assertThat(end.result()).isEqualTo("third");
    assertThat(end.attempts()).isEqualTo(3);
    assertThat(end.starts()).containsExactly(START, START.plusSeconds(2), START.plusSeconds(2 + 4));
  }

  @Test
  void failsWhenNoAttemptIsLeft() {
    step =
        (context, attempt) -> {
          throw new IllegalStateException("never");
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(3);
    assertThat(end.error()).isNotNull();
    assertThat(end.error().type()).isEqualTo("IllegalStateException");
    assertThat(end.stackTrace()).contains("never");
  }

  @Test
  void recoversFromTheLastFailure() {
    recovered = Optional.of("made do");
    step =
        (context, attempt) -> {
          throw new IllegalStateException("never");
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(end.result()).isEqualTo("made do");
  }

  @Test
  void givesUpAtOnceWhenTryingAgainCannotHelp() {
    step =
        (context, attempt) -> {
          throw new PermanentFailure("no such lead");
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.error()).extracting(error -> error.message()).isEqualTo("no such lead");
  }

  @Test
  void snoozesWithoutCountingTheAttempt() {
    step =
        (context, attempt) -> {
          if (clock.instant().equals(START)) {
            throw new RunAgainAt(START.plus(Duration.ofHours(7)), "before office hours");
          }
          return "attempt " + attempt;
        };

    JobTrialEnd<String> end = run();

    assertThat(end.result()).isEqualTo("attempt 1");
    assertThat(end.starts()).containsExactly(START, START.plus(Duration.ofHours(7)));
  }

  @Test
  void waitsAsLongAsTheOtherSideAsks() {
    step =
        (context, attempt) -> {
          if (attempt == 1) {
            throw new RetryNotBefore(START.plusSeconds(90), "429");
          }
          return "second";
        };

    assertThat(run().starts()).containsExactly(START, START.plusSeconds(90));
  }

  @Test
  void endsAnAttemptThatTakesTooLong() {
    List<Boolean> soft = new ArrayList<>();
    step =
        (context, attempt) -> {
          clock.pass(Duration.ofMinutes(4));
          soft.add(!clock.instant().isBefore(context.softDeadline()));
          clock.pass(Duration.ofMinutes(1));
          context.checkCancelled();
          return "too late";
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.error()).extracting(error -> error.type()).isEqualTo("HARD_LIMIT");
    assertThat(end.attempts()).isEqualTo(3);
    assertThat(soft).containsOnly(true);
  }

  @Test
  void endsWhatIsCancelled_evenInTheMiddleOfWaiting() {
    step =
        (context, attempt) -> {
          trial.cancel();
          Thread.sleep(Duration.ofMinutes(1));
          return "never";
        };

    JobTrialEnd<String> end = run();

    assertThat(end.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(end.result()).isNull();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void runsTheSameJobOnceMore() {
    run();
    trial.again();
    run();

    assertThat(keys).containsExactly("job1", "job1", "job2");
  }

  @Test
  void refusesAnInputThatSubmissionWouldRefuse() {
    assertThatThrownBy(() -> trial.run(new Input("x".repeat(300_000))))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void neverHangsOnAJobThatNeverEnds() {
    step =
        (context, attempt) -> {
          throw new RunAgainAt(clock.instant().plusSeconds(1), "always later");
        };

    assertThatThrownBy(this::run).hasMessageContaining("had not ended after 1000 attempts");
  }
}
