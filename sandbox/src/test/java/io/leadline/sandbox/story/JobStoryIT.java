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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs on the whole stack: what becomes of them at rest, while Temporal is away, and when one of
 * two API processes is put to sleep in the middle of taking them (SIGSTOP), longer than its lease
 * lasts.
 */
@SuppressWarnings("NullAway.Init") // the stack comes up before the tests
class JobStoryIT {
  private static final int CLIENTS = 8;
  private static final int JOBS = 600;
  private static final int ASLEEP_AFTER = 150;

  @TempDir static Path data;
  private static CountingReceiver receiver;
  private static RunningStack stack;
  private final AtomicBoolean silent = new AtomicBoolean();

  @BeforeAll
  static void start() {
    receiver = new CountingReceiver();
    stack = RunningStack.up(data, Map.of("LEADLINE_ALLOWED_ORIGINS", receiver.origin()));
  }

  @AfterAll
  static void stop() {
    stack.close();
    receiver.close();
  }

  @Test
  void runsWhatIsSubmitted_andAlsoWhatIsSubmittedWhileTemporalIsAway() {
    JobStory story = new JobStory(stack);

    JsonNode done = story.awaitEnd(story.submit("{\"kind\": \"noop\", \"input\": {}}"));
    assertThat(done.path("status").asText()).isEqualTo("succeeded");
    assertThat(done.path("attempts").asInt()).isEqualTo(1);
    assertThat(done.path("error").isNull()).isTrue();

    String later = story.submit("{\"kind\": \"noop\", \"delay\": \"PT1H\"}");
    assertThat(story.post("/jobs/" + later + "/cancel", "").statusCode()).isEqualTo(200);
    assertThat(story.show(later).path("status").asText()).isEqualTo("cancelled");
    JsonNode soon = story.awaitEnd(story.submit("{\"kind\": \"noop\", \"delay\": \"PT2S\"}"));
    assertThat(soon.path("completedAt").asText()).isGreaterThan(soon.path("scheduledFor").asText());

    RunningStack.Ran submitted = stack.cli("job", "submit", "noop", "--json");
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    story.awaitEnd(submitted.json().path("id").asText());

    duringAnOutage(story);
    Map<String, JsonNode> all = story.awaitAllEnded("noop");
    assertThat(all.values())
        .filteredOn(job -> !job.path("id").asText().equals(later))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            job -> {
              assertThat(job.path("status").asText()).isEqualTo("succeeded");
              assertThat(job.path("attempts").asInt()).isEqualTo(1);
            });
  }

  /** The dev server is killed and comes back; every submission meanwhile is accepted at once. */
  private static void duringAnOutage(JobStory story) {
    Thread outage = Thread.ofVirtual().start(() -> stack.kill("temporal"));
    int accepted = 0;
    while (outage.isAlive() || accepted < 100) {
      HttpResponse<String> answer = story.post("/jobs", "{\"kind\": \"noop\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      accepted++;
    }
  }

  @Test
  void everyJobRunsOnce_thoughTheProcessThatTookItSleptPastItsLease() throws Exception {
    try (SecondProcess second = stack.secondApi()) {
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
