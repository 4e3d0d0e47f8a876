package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker, API, Temporal and the store end in turn, at seeded moments of a compressed month: days of
 * alerts are run ahead of the clock, and the times of a lead's life are seconds. Counted at the
 * provider: nothing is lost and nothing doubled; and every lead ends where its script leads.
 *
 * <p>Deadlines pass while a process is down. So the people here insist: who was given up signs up
 * again, who was let go says that it is still looking. Where they end depends on what they want
 * alone.
 */
@SuppressWarnings("NullAway.Init") // every test brings its stack up first
class KilledProcessesIT {
  private static final List<String> VICTIMS = List.of("worker", "mongodb", "api", "temporal");
  private static final int LEADS_PER_ROLE = 2;
  private static final int DAYS_PER_ROUND = 3;
  private static final Duration JUDGED_AFTER = Duration.ofSeconds(20);

  @TempDir Path data;
  private LeadStory story;
  private RunningStack stack;
  private Random random;
  private Instant start;

  @Test
  void fewKillsAndADeployLoseAndDoubleNothing() {
    inMonth(
        2026,
        lifeInSeconds(25, 5),
        () -> {
          List<Person> people = Person.cast("kill", LEADS_PER_ROLE);
          CompletableFuture<Void> lives = CompletableFuture.runAsync(() -> live(people, 0));
          end(RunningStack::kill, VICTIMS, 0, VICTIMS.size());
          end(RunningStack::terminate, List.of("worker", "api"), 0, 2);
          lives.join();
          return people;
        });
  }

  @Test
  @Tag("chaos")
  void fiftyKillsLoseAndDoubleNothing() {
    int rounds = 10;
    int killsPerRound = 5;
    inMonth(
        8,
        lifeInSeconds(60, 20),
        () -> {
          List<Person> all = new ArrayList<>();
          for (int round = 0; round < rounds; round++) {
            int day = round * DAYS_PER_ROUND;
            List<Person> people = Person.cast("round" + round, LEADS_PER_ROLE);
            CompletableFuture<Void> lives = CompletableFuture.runAsync(() -> live(people, day));
            end(RunningStack::kill, VICTIMS, round * killsPerRound, killsPerRound);
            lives.join();
            all.addAll(people);
          }
          return all;
        });
  }

  /**
   * @param pauseAfter seconds of quiet after which a lead is paused, and seconds after which one
   *     that does not confirm is given up
   * @param step seconds between all other steps
   */
  private static Map<String, String> lifeInSeconds(int pauseAfter, int step) {
    String prefix = "LEADLINE_LIFECYCLE_";
    return Map.of(
        "LEADLINE_SETTLE_AFTER",
        "PT8S",
        "LEADLINE_SMS_WINDOW",
        "18:00-20:00",
        prefix + "VERIFY_REMINDER",
        "PT" + step + "S",
        prefix + "VERIFY_GIVE_UP",
        "PT" + pauseAfter + "S",
        prefix + "PAUSE_AFTER",
        "PT" + pauseAfter + "S",
        prefix + "PAUSE_DELIVERED",
        "0",
        prefix + "WINBACK_FIRST",
        "PT" + step + "S",
        prefix + "WINBACK_SECOND",
        "PT" + step + "S",
        prefix + "SUNSET",
        "PT" + step + "S");
  }

  /** Brings a stack up, lets people live in it, and judges what became of them. */
  private void inMonth(long seed, Map<String, String> settings, Supplier<List<Person>> lives) {
    random = new Random(seed);
    try (RunningStack running = RunningStack.up(data, settings)) {
      stack = running;
      story = new LeadStory(running);
      start = Instant.now();
      // The provider takes its time, so that kills fall into calls.
      stack.postJson(
          stack.simulator("/api/faults"),
          "{\"latency\":\"PT0.25S\",\"bounce\":[\"%s\"]}".formatted(Role.NOBODY_THERE));
      List<Person> people = lives.get();
      // A call made later, so that the silence about an earlier one can be judged.
      story.signUp("last@example.com", "");
      stack.awaitMessage("last@example.com", "verify");
      LeadStory.forEach(people, this::end);
      LeadStory.forEach(people, this::nothingLost);
      assertThat(people.stream().filter(p -> p.role() == Role.TEXTER))
          .allSatisfy(p -> assertThat(story.texts(p.address())).isEqualTo("WITHDRAWN"));
      assertThat(stack.json(stack.simulator("/api/stats")).path("duplicates"))
          .as("doubled at the provider")
          .isEmpty();
    }
  }

  /** Ends processes one after the other; each time the supervisor starts it again. */
  private void end(
      BiConsumer<RunningStack, String> how, List<String> victims, int first, int count) {
    for (int kill = first; kill < first + count; kill++) {
      LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(4000)).toNanos());
      how.accept(stack, victims.get(kill % victims.size()));
    }
  }

  private void live(List<Person> people, int day) {
    List<Person> confirming = people.stream().filter(p -> p.role().confirms()).toList();
    LeadStory.forEach(people, story::signUp);
    LeadStory.forEach(confirming, story::becomeActive);
    story.alert(confirming.stream().map(Person::address).toList(), at(day));
    LeadStory.forEach(confirming, p -> p.role().act(story, p));
    for (int later = 1; later < DAYS_PER_ROUND; later++) {
      story.runAlerts(at(day + later));
    }
  }

  private Instant at(int day) {
    Instant then = start.plus(Duration.ofDays(day));
    Instant now = Instant.now();
    return then.isAfter(now) ? then : now;
  }

  /** Waits for the end that the script says; whoever wants to stay insists. */
  private void end(Person person) {
    RunningStack.await(
        "the end of " + person,
        () -> {
          JsonNode lead = story.lead(person.current());
          String stage = lead.path("stage").asText();
          String why = lead.path(stage.equals("PAUSED") ? "nextStep" : "reason").asText("");
          if ((stage + " " + why).strip().equals(endOf(person.role()))) {
            return true;
          }
          insist(person);
          return false;
        });
  }

  private static String endOf(Role role) {
    return switch (role) {
      case CLICKER, RETURNER, MOVER, TEXTER -> "ACTIVE";
      case READER -> "CLOSED SUNSET";
      case SILENT -> "CLOSED NEVER_VERIFIED";
      case PAUSER -> "PAUSED RESUME";
      case LEAVER, LEAVER_AT_PROVIDER, COMPLAINER, BOUNCER, UNREACHABLE ->
          role.stage + " " + role.reason;
    };
  }

  private void insist(Person person) {
    switch (person.role()) {
      case CLICKER -> {
        story.click(person.address(), LeadStory.READING);
        Instant judged = Instant.now().plus(JUDGED_AFTER);
        RunningStack.await("judgement of a click", () -> Instant.now().isAfter(judged));
      }
      case RETURNER, MOVER, TEXTER -> story.comeBack(person.current());
      case PAUSER -> story.pause(person.address());
      default -> {}
    }
  }

  /** What a lead's timeline calls sent is what the provider accepted, each message once. */
  private void nothingLost(Person person) {
    RunningStack.await(
        "the messages of " + person, () -> story.recorded(person).equals(story.accepted(person)));
  }
}
