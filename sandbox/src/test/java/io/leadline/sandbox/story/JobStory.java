package io.leadline.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What somebody does who hands in background jobs over HTTP and watches them. */
final class JobStory {
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

  private final RunningStack stack;
  private final String origin;

  JobStory(RunningStack stack) {
    this(stack, stack.api(""));
  }

  /**
   * @param origin of the API process that is spoken to
   */
  JobStory(RunningStack stack, String origin) {
    this.stack = stack;
    this.origin = origin;
  }

  /** Hands it in until it is accepted, as whoever has an idempotency key may; answers its id. */
  String submit(String body) {
    List<String> accepted = new ArrayList<>();
    RunningStack.await(
        "the acceptance of " + body,
        () -> {
          HttpResponse<String> answer = post("/jobs", body);
          if (answer.statusCode() != 202) {
            return false;
          }
          accepted.add(RunningStack.read(answer.body()).path("id").asText());
          return true;
        });
    return accepted.getFirst();
  }

  HttpResponse<String> post(String path, String body) {
    return stack.send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Authorization", "Bearer " + stack.operatorToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode show(String id) {
    return stack.jsonAsOperator(origin + "/jobs/" + id);
  }

  JsonNode awaitEnd(String id) {
    RunningStack.await(
        "the end of job " + id, () -> ENDED.contains(show(id).path("status").asText()));
    return show(id);
  }

  /** Waits until no job is left that has not ended; answers all of them by id. */
  Map<String, JsonNode> awaitAllEnded() {
    return awaitAllEndedOf("");
  }

  /** The same for jobs of one kind: the catalogue's schedules start others meanwhile. */
  Map<String, JsonNode> awaitAllEnded(String kind) {
    return awaitAllEndedOf("&kind=" + kind);
  }

  private Map<String, JsonNode> awaitAllEndedOf(String filter) {
    for (String status : List.of("pending", "running", "retrying")) {
      RunningStack.await(
          "no job that is " + status, () -> list("status=" + status + filter).isEmpty());
    }
    Map<String, JsonNode> all = new TreeMap<>();
    String before = "";
    do {
      JsonNode page = stack.jsonAsOperator(origin + "/jobs?limit=500" + filter + before);
      page.path("jobs").forEach(job -> all.put(job.path("id").asText(), job));
      before = page.path("next").isNull() ? "" : "&before=" + page.path("next").asText();
    } while (!before.isEmpty());
    return all;
  }

  private List<JsonNode> list(String query) {
    HttpResponse<String> answer = stack.getAsOperator(origin + "/jobs?" + query);
    if (answer.statusCode() != 200) {
      throw new UncheckedIOException(new IOException("not now: " + answer.body()));
    }
    List<JsonNode> jobs = new ArrayList<>();
    RunningStack.read(answer.body()).path("jobs").forEach(jobs::add);
    return jobs;
  }
}
