package io.leadline.sandbox.story;

import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.place.GeoPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One alert slot after the other, each for leads of its own, with the worker killed at a seeded
 * moment of it or put to sleep past its lease. Counted at the provider: every lead gets one mail.
 */
@SuppressWarnings("NullAway.Init") // every test brings its stack up first
class KilledAlertRunIT {
  private static final int MOST_MILLIS = 6_000;

  @TempDir Path data;
  private RunningStack stack;
  private Instant slot;
  private long expected;

  @ParameterizedTest
  @ValueSource(strings = "resend")
  void aKilledWorkerLosesAndDoublesNothing(String provider) {
    slots(provider, 1, 1_500, 2026, kills(new Random(2026)));
  }

  @ParameterizedTest
  @Tag("chaos")
  @ValueSource(strings = {"sendgrid", "resend"})
  void twentyKilledWorkersLoseAndDoubleNothing(String provider) {
    slots(provider, 20, 5_000, 11, kills(new Random(11)));
  }

  @ParameterizedTest
  @Tag("chaos")
  @ValueSource(strings = {"sendgrid", "resend"})
  void aWorkerThatSleptPastItsLeaseSendsNothingAgain(String provider) {
    Random random = new Random(12);
    slots(
        provider,
        6,
        5_000,
        12,
        round -> {
          try (SecondProcess second = stack.secondWorker()) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(this::runSlot);
            pause(random);
            second.sleep();
            run.join();
            second.wake();
            RunningStack.await(
                "the second worker", () -> stack.get(second.origin() + "/readyz") != null);
            awaitAllAccepted();
          }
        });
  }

  private IntConsumer kills(Random random) {
    return round -> {
      CompletableFuture<Void> run = CompletableFuture.runAsync(this::runSlot);
      pause(random);
      stack.kill("worker");
      run.join();
    };
  }

  private void slots(String provider, int rounds, int leads, long seed, IntConsumer round) {
    try (RunningStack running =
        RunningStack.up(
            data, Map.of("LEADLINE_EMAIL_PROVIDER", provider, "LEADLINE_SETTLE_AFTER", "PT8S"))) {
      stack = running;
      stack.postJson(
          stack.simulator("/api/faults"), "{\"latency\":\"PT0.25S\",\"seed\":" + seed + "}");
      slot = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
      for (int i = 0; i < rounds; i++) {
        slot = slot.plus(Duration.ofMinutes(15));
        enrol(i, leads);
        expected += leads;
        round.accept(i);
        awaitAllAccepted();
      }
      assertThat(stats().path("duplicates")).as("doubled at the provider").isEmpty();
    }
  }

  /** Leads with several wishes, so that both shards of the slot have work. */
  private void enrol(int round, int leads) {
    try (MongoConnection mongo = new MongoConnection(stack.mongoUri())) {
      MongoAlertStates states = new MongoAlertStates(mongo);
      for (int i = 0; i < leads; i++) {
        Interest nursing =
            new Interest("nurse", "Austin, TX", new GeoPoint(30.2672, -97.7431), 60 + i % 8);
        states.put(
            aState()
                .lead("slot%02dlead%06d".formatted(round, i))
                .interest(nursing)
                .slot(slot)
                .build(),
            null);
      }
    }
  }

  private void runSlot() {
    RunningStack.await(
        "the alerts of " + slot,
        () -> stack.cli("alerts", "run", "--at", slot.toString(), "--json").exitCode() == 0);
  }

  private static void pause(Random random) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOST_MILLIS)).toNanos());
  }

  private void awaitAllAccepted() {
    RunningStack.awaitEqual(
        "the mails of all leads", () -> stats().path("recipients").asLong(), expected, this::stats);
  }

  private JsonNode stats() {
    return stack.json(stack.simulator("/api/stats"));
  }
}
