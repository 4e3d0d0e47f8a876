package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.engagement.HumanActs.Judgement;
import io.leadline.activities.message.Reactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanActsTest {
  private static final Instant SENT = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant DELIVERED = SENT.plusSeconds(5);
  private static final Instant LATER = SENT.plus(Duration.ofDays(1));

  private final HumanActs humans = new HumanActs(HumanRules.DEFAULTS);
  private final List<Act> acts = new ArrayList<>();

  /** Acts are written as kind, link and seconds after delivery; {@code *} marks a known machine. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one click a minute later        | a60           | human
          one click at ten seconds        | a10           | human
          one click within ten seconds    | a9            | machine
          a click before the delivery     | a-3           | machine
          a declared machine              | a60*          | machine
          three links at once             | a60 b61 c62   | machine
          three links within three seconds| a60 b61 c63   | machine
          three links in four seconds     | a60 b61 c64   | human
          two links at once               | a60 b61       | human
          one link three times            | a60 a61 a62   | human
          every link in turn, slowly      | a60 b70 c80   | human
          links around a hit of the trap  | a60 b80 !90   | machine
          the trap after an hour          | a60 !3700     | human and machine
          person after the scanner        | a1 b1 c1 a600 | human and machine
          person among many of a scanner  | a1 b2 !3 a90  | human and machine
          only the trap                   | !60           | machine
          """)
  void tellsClicksOfPeopleFromThoseOfMachines(String what, String story, String who) {
    tell(story);

    Reactions reactions = judge(DELIVERED, LATER).reactions();

    assertThat(reactions.clickedAt() != null).as(what).isEqualTo(who.contains("human"));
    assertThat(reactions.machineClickedAt() != null).as(what).isEqualTo(who.contains("machine"));
  }

  @Test
  void opensCountUnlessAMailProgramFetchedThePictures() {
    acts.add(act("o1", Act.Kind.OPEN, null, 1, true));
    acts.add(act("o2", Act.Kind.OPEN, null, 40, false));
    acts.add(act("o3", Act.Kind.OPEN, null, 90, false));

    Judgement judgement = judge(DELIVERED, LATER);

    assertThat(judgement.reactions()).isEqualTo(new Reactions(after(40), null, after(1), null));
    assertThat(judgement.lastOpen()).isEqualTo(after(90));
  }

  @Test
  void everythingIsProvisionalForAWhile() {
    tell("a60");

    Judgement soon = judge(DELIVERED, after(74));
    assertThat(soon.reactions()).isEqualTo(Reactions.NONE);
    assertThat(soon.lastClick()).isNull();
    assertThat(soon.again()).isEqualTo(after(75));

    Judgement ripe = judge(DELIVERED, after(75));
    assertThat(ripe.lastClick()).isEqualTo(after(60));
    assertThat(ripe.again()).isNull();
  }

  @Test
  void whatIsStillProvisionalAlreadySpeaksAgainstTheRest() {
    tell("a60 b61 c63");

    assertThat(judge(DELIVERED, after(75)).reactions().clickedAt()).isNull();
  }

  @Test
  void aClickWaitsForTheDelivery() {
    tell("a60");

    Judgement waiting = judge(null, after(90));
    assertThat(waiting.reactions()).isEqualTo(Reactions.NONE);
    assertThat(waiting.again()).isAfter(after(90));

    assertThat(judge(after(55), after(90)).reactions().machineClickedAt()).isEqualTo(after(60));
    assertThat(judge(after(5), after(90)).reactions().clickedAt()).isEqualTo(after(60));
  }

  @Test
  void aDeliveryThatIsNeverReportedIsNotWaitedForForever() {
    tell("a60");

    assertThat(judge(null, after(60 + 600)).lastClick()).isEqualTo(after(60));
  }

  @Test
  void aClickRightAfterTheCallNeedsNoDeliveryToBeAMachines() {
    acts.add(act("c", Act.Kind.CLICK, "a", 1, false));

    Judgement judgement = judge(null, after(20));

    assertThat(judgement.reactions().machineClickedAt()).isEqualTo(after(1));
    assertThat(judgement.again()).isNull();
  }

  @Test
  void theLatestClickOfAPersonEngages() {
    tell("a60 b500 !9000 c9001");

    Judgement judgement = judge(DELIVERED, LATER);

    assertThat(judgement.reactions().clickedAt()).isEqualTo(after(60));
    assertThat(judgement.lastClick()).isEqualTo(after(500));
  }

  private Judgement judge(@Nullable Instant delivered, Instant now) {
    return humans.judge(acts, SENT, delivered, now);
  }

  private void tell(String story) {
    for (String word : story.split(" ", -1)) {
      boolean machine = word.endsWith("*");
      long seconds = Long.parseLong(word.substring(1).replace("*", ""));
      boolean trap = word.startsWith("!");
      acts.add(
          act(
              word,
              trap ? Act.Kind.TRAP : Act.Kind.CLICK,
              trap ? null : word.substring(0, 1),
              seconds,
              machine));
    }
  }

  private static Act act(
      String id, Act.Kind kind, @Nullable String link, long seconds, boolean machine) {
    return new Act(id, kind, link, after(seconds), after(seconds), machine);
  }

  private static Instant after(long seconds) {
    return DELIVERED.plusSeconds(seconds);
  }
}
