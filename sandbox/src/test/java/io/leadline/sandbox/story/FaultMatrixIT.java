package io.leadline.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same compressed story of a few dozen leads, once without faults and once with each fault of
 * the provider: stage, reason, channels, suppressions, the messages that the provider accepted and
 * the clicks of people are the same afterwards.
 */
class FaultMatrixIT {
  private static final int LEADS_PER_ROLE = 3;
  private static final int DAYS = 3;

  @TempDir static Path data;
  private static RunningStack stack;
  private static LeadStory story;
  private static Instant start;

  @BeforeAll
  static void start() {
    // Texts may only go out in the evening, which is hours away from these people's morning.
    stack =
        RunningStack.up(
            data, Map.of("LEADLINE_SETTLE_AFTER", "PT8S", "LEADLINE_SMS_WINDOW", "18:00-20:00"));
    story = new LeadStory(stack);
    start = Instant.now();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void lostAnswersAndTroubledEventsChangeNothing() {
    List<Person> calm = live("calm", "");
    List<Person> troubled =
        live(
            "sample",
            """
            "dropAfterAccept":0.5,"duplicateEvents":46,"reorderEvents":0.3,"ancientEvents":0.3\
            """);
    assertSame(troubled, faultFree(calm));
    assertNothingDoubled();
  }

  @Test
  @Tag("chaos")
  void noFaultChangesTheStateAfterwards() {
    Map<String, Outcome> expected = faultFree(live("still", ""));
    Map<String, List<Person>> sets = new LinkedHashMap<>();
    faults().forEach((set, fault) -> sets.put(set, live(set, fault)));
    sets.values().forEach(people -> assertSame(people, expected));
    assertNothingDoubled();
  }

  private static Map<String, String> faults() {
    Map<String, String> faults = new LinkedHashMap<>();
    faults.put("busy", "\"rate429\":0.5,\"seed\":11");
    faults.put("broken", "\"rate5xx\":0.5,\"seed\":12");
    faults.put("unanswered", "\"dropAfterAccept\":0.7,\"seed\":13");
    faults.put("repeated", "\"duplicateEvents\":46");
    faults.put("mixed-up", "\"reorderEvents\":0.7,\"duplicateEvents\":0.5,\"seed\":14");
    faults.put("ahead", "\"futureEvents\":1");
    faults.put("ancient", "\"ancientEvents\":1");
    faults.put("scanned", "\"scanLinks\":true");
    faults.put(
        "everything",
        """
        "latency":"PT0.1S","rate429":0.2,"rate5xx":0.2,"dropAfterAccept":0.3,"duplicateEvents":7,\
        "reorderEvents":0.5,"futureEvents":0.3,"ancientEvents":0.3,"scanLinks":true,"seed":15\
        """);
    return faults;
  }

  /** Lives the story under a fault, which is over when this returns. */
  private static List<Person> live(String set, String fault) {
    setFaults(
        "{\"bounce\":[\"%s\"]%s}".formatted(Role.NOBODY_THERE, fault.isEmpty() ? "" : "," + fault));
    List<Person> people = Person.cast(set, LEADS_PER_ROLE);
    List<Person> confirming = people.stream().filter(p -> p.role().confirms()).toList();
    LeadStory.forEach(people, story::signUp);
    LeadStory.forEach(confirming, story::becomeActive);
    story.runAlerts(Instant.now());
    // Whoever leaves before a delayed welcome is rightly sent none, which is another story.
    LeadStory.forEach(confirming, p -> stack.awaitMessage(p.address(), "-welcome"));
    LeadStory.forEach(confirming, p -> p.role().act(story, p));
    LeadStory.forEach(people, p -> story.awaitStage(p.current(), p.role().stage));
    for (int day = 1; day < DAYS; day++) {
      story.runAlerts(start.plus(Duration.ofDays(day)));
    }
    Duration reading =
        fault.contains("scanLinks") ? LeadStory.READING_AFTER_SCANNER : LeadStory.READING;
    people.stream()
        .filter(p -> p.role() == Role.CLICKER)
        .forEach(clicker -> story.click(clicker.address(), reading));
    setFaults("");
    return people;
  }

  /** How things stand once everybody has got, and become, what the script says. */
  private static Map<String, Outcome> faultFree(List<Person> people) {
    LeadStory.forEach(
        people, p -> RunningStack.await("the end of " + p, () -> fits(story.outcome(p), p.role())));
    return outcomes(people);
  }

  /** Whether everything that the script says has happened. */
  private static boolean fits(Outcome outcome, Role role) {
    int alerts = !role.confirms() ? 0 : role.stage.equals("ACTIVE") ? DAYS : 1;
    int welcomes = !role.confirms() ? 0 : role == Role.RETURNER ? 2 : 1;
    return outcome.stage().equals(role.stage)
        && outcome.reason().equals(role.reason)
        && outcome.waiting() == 0
        && outcome.count("email-alert") == alerts
        && outcome.count("email-welcome") == welcomes
        && outcome.clicks() == (role == Role.CLICKER ? 1 : 0);
  }

  private static void assertSame(List<Person> people, Map<String, Outcome> expected) {
    RunningStack.await(
        "all events posted",
        () -> !stack.json(stack.simulator("/api/stats")).path("eventsPending").asBoolean(true));
    LeadStory.forEach(
        people,
        p ->
            RunningStack.awaitEqual(
                "the end of " + p,
                () -> story.outcome(p),
                Objects.requireNonNull(expected.get(p.name()), p.name()),
                () -> story.timeline(p)));
    assertThat(outcomes(people)).isEqualTo(expected);
  }

  private static Map<String, Outcome> outcomes(List<Person> people) {
    Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
    LeadStory.forEach(people, p -> outcomes.put(p.name(), story.outcome(p)));
    return outcomes;
  }

  private static void setFaults(String json) {
    assertThat(stack.postJson(stack.simulator("/api/faults"), json).statusCode()).isEqualTo(200);
  }

  private static void assertNothingDoubled() {
    assertThat(stack.json(stack.simulator("/api/stats")).path("duplicates"))
        .as("doubled at the provider")
        .isEmpty();
  }
}
