package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are handed in while API, worker, Temporal and the store die: each accepted one ends
 * once, and what was recorded is not done again.
 */
class KilledJobsIT {
  private static final int CLIENTS = 8;

  @TempDir Path data;

  @Test
  void fewKillsLoseNothing_andDoubleNothingThatWasRecorded() {
    killing(List.of("api", "worker"), Duration.ofMillis(300), 4, 400, 2026);
  }

  @Test
  @Tag("chaos")
  void fiftyKillsLoseNothing_andDoubleNothingThatWasRecorded() {
    killing(List.of("api", "worker", "temporal", "mongodb"), Duration.ofSeconds(4), 50, 8_000, 8);
  }

  /**
   * Jobs are handed in by several clients, each until it is accepted, while processes die.
   *
   * @param pause least time between kills: five deaths of one component in a minute end the stack
   */
  private void killing(List<String> victims, Duration pause, int kills, int jobs, long seed) {
    Random random = new Random(seed);
    try (CountingReceiver receiver = new CountingReceiver();
        RunningStack stack =
            RunningStack.up(data, Map.of("LEADLINE_ALLOWED_ORIGINS", receiver.origin()))) {
      JobStory story = new JobStory(stack);
      List<String> accepted = Collections.synchronizedList(new ArrayList<>());
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        for (int job = 0; job < jobs; job++) {
          String body = webhook(receiver.origin(), job);
          calls.add(CompletableFuture.runAsync(() -> accepted.add(story.submit(body)), clients));
        }
        for (int kill = 0; kill < kills; kill++) {
          LockSupport.parkNanos(pause.plusMillis(random.nextInt(2500)).toNanos());
          stack.kill(victims.get(kill % victims.size()));
        }
      }
      calls.forEach(CompletableFuture::join);
      Map<String, JsonNode> ended = story.awaitAllEnded("deliver-webhook");

      assertThat(accepted).hasSize(jobs).doesNotHaveDuplicates();
      assertThat(accepted).as("none is lost").isSubsetOf(ended.keySet());
      assertThat(ended).as("more than was accepted").hasSize(jobs);
      assertThat(ended.values())
          .allSatisfy(job -> assertThat(job.path("status").asText()).isEqualTo("succeeded"));
      assertThat(receiver.deliveries().keySet()).isEqualTo(new HashSet<>(accepted));
      // Only what ran under a worker that died may have been told twice.
      receiver
          .deliveries()
          .forEach((id, count) -> assertThat(count).isLessThanOrEqualTo(starts(story.show(id))));
    }
  }

  private static int starts(JsonNode job) {
    int starts = 0;
    for (JsonNode step : job.path("history")) {
      starts += step.path("event").asText().equals("start") ? 1 : 0;
    }
    return starts;
  }

  private static String webhook(String origin, int number) {
    return """
    {"kind": "deliver-webhook", "idempotencyKey": "job-%d",
     "input": {"url": "%s/hook", "event": "job.counted", "data": {"number": %d}}}
    """
        .formatted(number, origin, number);
  }
}
