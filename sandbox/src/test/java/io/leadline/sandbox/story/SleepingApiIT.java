package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two API processes take jobs; one is put to sleep in the middle of it (SIGSTOP), longer than its
 * lease lasts, and woken again. No worker dies, so that every effect must be there exactly once.
 */
class SleepingApiIT {
  private static final int CLIENTS = 8;
  private static final int JOBS = 600;
  private static final int ASLEEP_AFTER = 150;

  @TempDir Path data;
  private final AtomicBoolean silent = new AtomicBoolean();

  @Test
  void everyJobRunsOnce_thoughTheProcessThatTookItSleptPastItsLease() throws Exception {
    try (CountingReceiver receiver = new CountingReceiver();
        RunningStack stack =
            RunningStack.up(data, Map.of("LEADLINE_ALLOWED_ORIGINS", receiver.origin()));
        SecondProcess second = stack.secondApi()) {
      JobStory awake = new JobStory(stack);
      JobStory sleepy = new JobStory(stack, second.origin());
      Set<String> accepted = ConcurrentHashMap.newKeySet();
      CountDownLatch underWay = new CountDownLatch(ASLEEP_AFTER);
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        for (int job = 0; job < JOBS; job++) {
          String body = webhook(receiver.origin(), job);
          boolean first = job % 2 == 0;
          clients.execute(
              () -> {
                accepted.add(first ? awake.submit(body) : eitherWay(sleepy, awake, body));
                underWay.countDown();
              });
        }
        underWay.await();
        second.sleep();
      }
      Map<String, JsonNode> ended = awake.awaitAllEnded("deliver-webhook");

      second.wake();
      String later = sleepy.submit(webhook(receiver.origin(), JOBS));
      assertThat(sleepy.awaitEnd(later).path("status").asText()).isEqualTo("succeeded");

      assertThat(accepted).hasSize(JOBS);
      assertThat(ended.keySet()).isEqualTo(accepted);
      assertThat(ended.values())
          .allSatisfy(job -> assertThat(job.path("status").asText()).isEqualTo("succeeded"));
      Map<String, JsonNode> atLast = awake.awaitAllEnded("deliver-webhook");
      assertThat(receiver.deliveries().keySet()).isEqualTo(atLast.keySet());
      assertThat(receiver.deliveries().values()).containsOnly(1);
    }
  }

  /** As a load balancer does: to the other process from the first time that one does not answer. */
  private String eitherWay(JobStory sleepy, JobStory awake, String body) {
    try {
      if (!silent.get()) {
        HttpResponse<String> answer = sleepy.post("/jobs", body);
        if (answer.statusCode() == 202) {
          return RunningStack.read(answer.body()).path("id").asText();
        }
      }
    } catch (UncheckedIOException asleep) {
      silent.set(true);
    }
    return awake.submit(body);
  }

  private static String webhook(String origin, int number) {
    return """
    {"kind": "deliver-webhook", "idempotencyKey": "job-%d",
     "input": {"url": "%s/hook", "event": "job.counted", "data": {"number": %d}}}
    """
        .formatted(number, origin, number);
  }
}
