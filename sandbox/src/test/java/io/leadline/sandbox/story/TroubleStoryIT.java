package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Failures on the real servers: people hear of a storm in a few words, and a subscribed system
 * hears of each job, whatever is killed meanwhile.
 */
class TroubleStoryIT {
  private static final int STORM = 500;
  private static final int FAILING = 200;

  @TempDir Path data;

  @Test
  void stormIsAHandfulOfMessages_andEachFailureIsToldToASubscriberUnderOneId() {
    try (CountingReceiver receiver = new CountingReceiver();
        RunningStack stack =
            RunningStack.up(
                data,
                Map.of(
                    "LEADLINE_ALLOWED_ORIGINS",
                    receiver.origin(),
                    "LEADLINE_ALARM_WINDOW",
                    "PT20S"))) {
      JobStory story = new JobStory(stack);

      storm(stack, story);
      failuresUnderKills(stack, story, receiver);
    }
  }

  private static void storm(RunningStack stack, JobStory story) {
    String failing =
        """
        {"kind": "deliver-webhook", "maxAttempts": 1,
         "input": {"url": "https://no-such-host.invalid/", "event": "a.b", "data": {}}}
        """;
    submit(story, failing, STORM);
    Map<String, JsonNode> ended = story.awaitAllEnded();
    RunningStack.await("the count of the storm", () -> posts(stack, "#webhook").size() >= 2);

    List<JsonNode> direct = posts(stack, "U0OPERATOR");
    assertThat(direct).hasSize(1);
    assertThat(posts(stack, "#webhook")).hasSizeBetween(2, 8);
    JsonNode post = direct.getFirst();
    assertThat(post.path("headers").path("color").asText()).isEqualTo("#d13212");
    String text = post.path("text").asText();
    String errorId = text.substring(text.lastIndexOf("error ") + "error ".length());
    assertThat(ended.values())
        .extracting(job -> job.path("error").path("id").asText())
        .contains(errorId);
  }

  private static void failuresUnderKills(
      RunningStack stack, JobStory story, CountingReceiver receiver) {
    RunningStack.Ran added =
        stack.cli("subscription", "add", receiver.origin() + "/in", "--events", "job.failed");
    assertThat(added.exitCode()).as(added.err()).isZero();
    String failing =
        "{\"kind\": \"export-lead\", \"maxAttempts\": 1, \"input\": {\"leadId\": \"nobody\"}}";
    submit(story, failing, FAILING / 2);
    stack.kill("worker");
    submit(story, failing, FAILING / 2);
    stack.kill("api");

    RunningStack.await("each is told", () -> receiver.deliveries().size() >= FAILING);
    Map<String, JsonNode> ended = story.awaitAllEnded();

    assertThat(ended.values())
        .filteredOn(job -> job.path("kind").asText().equals("export-lead"))
        .hasSize(FAILING)
        .allSatisfy(job -> assertThat(job.path("status").asText()).isEqualTo("failed"));
    assertThat(receiver.deliveries()).hasSize(FAILING);
    assertThat(ended.keySet()).containsAll(receiver.deliveries().keySet());
  }

  private static void submit(JobStory story, String job, int times) {
    String all =
        IntStream.range(0, times).mapToObj(i -> job).collect(Collectors.joining(",", "[", "]"));
    assertThat(story.post("/jobs", all).statusCode()).isEqualTo(202);
  }

  /** What Slack shows of failed deliveries. */
  private static List<JsonNode> posts(RunningStack stack, String to) {
    List<JsonNode> posts = new ArrayList<>();
    for (JsonNode post : stack.json(stack.simulator("/api/messages?channel=slack"))) {
      if (post.path("to").asText().equals(to)
          && post.path("text").asText().startsWith("deliver-webhook failed")) {
        posts.add(post);
      }
    }
    return posts;
  }
}
