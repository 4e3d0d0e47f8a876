package io.leadline.activities.alert;

import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worker dies before or after any call to the outside; its successor finishes the slot. */
class KilledAlertsTest {
  private static final int LEADS = 7;

  private final AlertWorld reference = world();

  @TestFactory
  Stream<DynamicTest> nothingIsLostAndNothingDoubled() {
    reference.run();
    assertThat(reference.sentTo()).hasSize(LEADS);
    assertThat(reference.steps()).isGreaterThan(30);
    return IntStream.rangeClosed(1, reference.steps())
        .mapToObj(step -> DynamicTest.dynamicTest("killed at step " + step, () -> killAt(step)));
  }

  @TestFactory
  Stream<DynamicTest> norWhenTheSuccessorDiesAsWell() {
    reference.run();
    return IntStream.rangeClosed(1, reference.steps() - 10)
        .filter(step -> step % 3 == 0)
        .mapToObj(
            step ->
                DynamicTest.dynamicTest(
                    "killed at steps " + step + " and 7", () -> killAt(step, 7)));
  }

  private static void killAt(int... steps) {
    AlertWorld world = world();
    for (int step : steps) {
      world.killAt(step);
      assertThatThrownBy(world::run).isInstanceOf(AlertWorld.Killed.class);
    }
    world.killAt(Integer.MAX_VALUE);

    world.run();
    confirmLaterCalls(world);
    world.now = world.now.plus(AlertWorld.SETTLE_AFTER.multipliedBy(2));
    world.settle();
    world.settle();

    List<String> toLeads = world.sentTo().stream().filter(lead -> !lead.equals("canary")).toList();
    assertThat(toLeads).hasSize(LEADS).doesNotHaveDuplicates();
    assertThat(world.states.countDue(AlertWorld.SLOT)).isZero();
    assertThat(toLeads)
        .allSatisfy(
            lead ->
                assertThat(world.states.outcomes(lead))
                    .extracting(SlotOutcome::outcome)
                    .containsExactly("SENT"));
  }

  /** Silence about a call means something only when the provider reports on later ones. */
  private static void confirmLaterCalls(AlertWorld world) {
    world.now = world.now.plusSeconds(60);
    // On each channel: one provider's reports say nothing about the other.
    world.due(aState().lead("canary").interest(interest("nursing")));
    world.due(
        aState().lead("canary").interest(interest("nursing")).byText().zone("America/Halifax"));
    world.run();
  }

  private static AlertWorld world() {
    AlertWorld world = new AlertWorld();
    world.leadsPerPass = 3;
    world
        .index
        .finding("nursing", AlertWorld.hits("n", 5))
        .finding("welder", AlertWorld.hits("w", 2));
    for (int i = 0; i < LEADS; i++) {
      StateBuilder state = aState().interest(interest(i % 2 == 0 ? "nursing" : "welder"));
      // Where it is 10:15, so that a text may go out.
      world.due(i % 3 == 0 ? state.byText().zone("America/Halifax") : state);
    }
    return world;
  }
}
