package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker, API and Temporal are killed in turn with SIGKILL, at seeded moments of verification and
 * of alert sending. Counted at the provider: every lead has its mails, and none of them twice.
 */
class KilledProcessesIT {
  private static final List<String> VICTIMS = List.of("worker", "api", "temporal");
  private static final int LEADS_PER_ROUND = 8;
  private static final int KILLS_PER_ROUND = 3;

  @TempDir Path data;

  @Test
  void sampleOfKillsLosesAndDoublesNothing() {
    story(1, 2026, RunningStack::kill);
  }

  @Test
  void deployUnderLoadLosesAndDoublesNothing() {
    story(1, 7, RunningStack::terminate);
  }

  @Test
  @Tag("chaos")
  void thirtyKillsLoseAndDoubleNothing() {
    story(10, 8, RunningStack::kill);
  }

  private void story(int rounds, long seed, BiConsumer<RunningStack, String> end) {
    Random random = new Random(seed);
    Map<String, String> settings = Map.of("LEADLINE_SETTLE_AFTER", "PT8S");
    try (RunningStack stack = RunningStack.up(data, settings)) {
      // The provider takes its time, so that kills fall into calls.
      stack.postJson(stack.simulator("/api/faults"), "{\"latency\":\"PT0.25S\"}");
      List<String> leads = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        round(stack, round, random, leads, end);
      }
      // A call made later, so that the silence about an earlier one can be judged.
      signUp(stack, "last@example.com");
      stack.awaitMessage("last@example.com", "verify");
      for (String lead : leads) {
        stack.awaitMessage(lead, "alert");
      }
      leads.forEach(lead -> assertThat(sendsOf(stack, lead)).as(lead).allSatisfy(this::once));
      JsonNode stats = RunningStack.read(stack.get(stack.simulator("/api/stats")).body());
      assertThat(stats.path("duplicates")).as("doubled at the provider").isEmpty();
    }
  }

  private void once(String sendId, Integer copies) {
    assertThat(copies).as("copies of " + sendId).isEqualTo(1);
  }

  private static void round(
      RunningStack stack,
      int round,
      Random random,
      List<String> leads,
      BiConsumer<RunningStack, String> end) {
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < LEADS_PER_ROUND; i++) {
      fresh.add("lead%d-%d@example.com".formatted(round, i));
    }
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () -> {
              fresh.forEach(lead -> signUp(stack, lead));
              fresh.forEach(lead -> confirm(stack, lead));
              fresh.forEach(lead -> stack.awaitStage(lead, "ACTIVE"));
              runAlerts(stack);
            });
    for (int kill = 0; kill < KILLS_PER_ROUND; kill++) {
      LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(4000)).toNanos());
      end.accept(stack, VICTIMS.get((round * KILLS_PER_ROUND + kill) % VICTIMS.size()));
    }
    work.join();
    leads.addAll(fresh);
  }

  private static void signUp(RunningStack stack, String address) {
    RunningStack.await(
        "sign-up of " + address,
        () ->
            stack
                    .postJson(
                        stack.api("/leads"),
                        """
                        {"email":"%s","query":"nurse","location":"Austin, TX","radiusKm":80,
                         "consent":{"email":true,"sms":false,"text":"Daily job alerts"}}"""
                            .formatted(address))
                    .statusCode()
                == 202);
  }

  private static void confirm(RunningStack stack, String address) {
    JsonNode mail = stack.awaitMessage(address, "verify");
    String link =
        StreamSupport.stream(mail.path("links").spliterator(), false)
            .map(JsonNode::asText)
            .filter(each -> each.contains("/verify/"))
            .findFirst()
            .orElseThrow();
    RunningStack.await(
        "confirmation of " + address,
        () ->
            stack
                    .send(
                        HttpRequest.newBuilder(URI.create(link))
                            .POST(HttpRequest.BodyPublishers.noBody()))
                    .statusCode()
                == 200);
  }

  /** The run is joined again after each failure until it ends well. */
  private static void runAlerts(RunningStack stack) {
    String until = Instant.now().plus(Duration.ofHours(25)).toString();
    RunningStack.await(
        "the alerts until " + until,
        () -> stack.cli("alerts", "run", "--at", until, "--json").exitCode() == 0);
  }

  /** How often each message of a lead was accepted by the provider. */
  private static Map<String, Integer> sendsOf(RunningStack stack, String address) {
    Map<String, Integer> copies = new TreeMap<>();
    stack
        .messagesTo(address)
        .forEach(message -> copies.merge(message.path("sendId").asText(), 1, Integer::sum));
    return copies;
  }
}
