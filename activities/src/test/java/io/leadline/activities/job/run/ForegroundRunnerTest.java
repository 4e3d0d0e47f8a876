package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RunAgainAt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ForegroundRunnerTest {
  private static final JobKind KIND =
      JobKind.of("scripted", ScriptedJob.class)
          .limit(Duration.ofMillis(200))
          .backoff(3, Duration.ofMillis(5), Duration.ofMillis(20));

  private final List<String> heard = new ArrayList<>();
  private ScriptedJob.Script script = context -> null;
  private final ForegroundRunner runner =
      new ForegroundRunner(
          kind -> new ScriptedJob(name -> script),
          JobWorld.QUICK,
          InstantSource.system(),
          () -> "e1",
          () -> 0.5);

  @Test
  void givesResultProgressAndLines() throws Exception {
    script =
        context -> {
          context.progress(1, 2, "half");
          context.log().info("half of {}", 2);
          return "done";
        };

    ForegroundEnd end = run();

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(end.result()).isEqualTo("\"done\"");
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.lines()).singleElement().asString().endsWith("INFO half of 2");
    assertThat(heard).containsExactly("half");
  }

  @Test
  void triesAgainUntilNoAttemptIsLeft() throws Exception {
    script =
        context -> {
          throw new IllegalStateException("attempt " + context.attempt());
        };

    ForegroundEnd end = run();

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(3);
    assertThat(end.error()).extracting(JobError::id).isEqualTo("e1");
    assertThat(end.stackTrace()).contains("attempt 3");
    assertThat(heard).containsExactly("IllegalStateException", "IllegalStateException");
  }

  @Test
  void permanentFailureEndsIt() throws Exception {
    script =
        context -> {
          throw new PermanentFailure("gone");
        };

    ForegroundEnd end = run();

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(Objects.requireNonNull(end.error()).message()).isEqualTo("gone");
    assertThat(heard).isEmpty();
  }

  @Test
  void hardLimitEndsAnAttempt() throws Exception {
    script =
        context -> {
          if (context.attempt() == 1) {
            new CountDownLatch(1).await();
          }
          return "second";
        };

    ForegroundEnd end = run();

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(heard).containsExactly("HARD_LIMIT");
  }

  @Test
  void jobThatWantsToGoOnLaterSaysWhen() throws Exception {
    Instant at = Instant.now().plusSeconds(3600);
    script =
        context -> {
          throw new RunAgainAt(at, "not yet");
        };

    ForegroundEnd end = run();

    assertThat(end.status()).isEqualTo(JobStatus.PENDING);
    assertThat(end.again()).isEqualTo(at);
    assertThat(end.attempts()).isZero();
  }

  @Test
  void interruptionStopsTheJobAsWell() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    script =
        context -> {
          began.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            if (context.isCancelled()) {
              stopped.countDown();
            }
          }
          return null;
        };
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    began.await();
    waiting.interrupt();

    stopped.await();
    waiting.join();
    assertThat(heard).isEmpty();
  }

  private ForegroundEnd run() throws InterruptedException {
    return runner.run(
        KIND,
        JobJson.write(new ScriptedJob.Input("any")),
        new ForegroundWatcher() {
          @Override
          public void progress(JobProgress progress) {
            heard.add(progress.note());
          }

          @Override
          public void failed(JobError error, Instant next) {
            heard.add(error.type());
          }
        });
  }
}
