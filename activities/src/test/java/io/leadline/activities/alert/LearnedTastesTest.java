package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.engagement.Tastes.Followed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedTastesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");

  private final AlertWorld world = new AlertWorld();
  private final LearnedTastes tastes = new LearnedTastes(world.index, world.states);

  @Test
  void whatALeadFollowsIsKeptOnEveryChannelOfIt_learnedTwiceTheSame() {
    world.index.finding("nursing", aHit("a").company("Seton").build());
    AlertState mail = world.due(aState());
    world.due(aState().lead(mail.leadId()).byText());
    AlertState other = world.due(aState());
    List<Followed> followed = List.of(new Followed(mail.leadId(), "a", NOON));

    tastes.learn(followed);
    tastes.learn(followed);

    Affinity learned =
        Affinity.NONE.plus(List.of(Affinity.Click.on(aHit("a").company("Seton").build(), NOON)));
    assertThat(world.states.find(mail.leadId()))
        .hasSize(2)
        .extracting(AlertState::affinity)
        .containsOnly(learned);
    assertThat(world.stored(other).affinity()).isEqualTo(Affinity.NONE);
  }

  @Test
  void passesOverPostingsAndLeadsThatAreGone() {
    world.index.finding("nursing", aHit("a").build());
    AlertState state = world.due(aState());

    tastes.learn(
        List.of(new Followed(state.leadId(), "gone", NOON), new Followed("nobody", "a", NOON)));
    tastes.learn(List.of());

    assertThat(world.stored(state).affinity()).isEqualTo(Affinity.NONE);
  }

  @Test
  void theNextAlertBeginsWithWhatTheLeadLikes() {
    world.index.finding(
        "nursing",
        aHit("a").company("Ascension").score(1.1).build(),
        aHit("b").company("Seton").score(1).build());
    AlertState keen = world.due(aState());
    AlertState other = world.due(aState());

    tastes.learn(List.of(new Followed(keen.leadId(), "b", NOON.minus(Duration.ofDays(1)))));
    world.run();

    assertThat(world.postingsOf(keen)).containsExactly("b", "a");
    assertThat(world.postingsOf(other)).containsExactly("a", "b");
    assertThat(world.stored(keen).affinity()).hasToString("1 followed");
    assertThat(world.index.searches()).hasSize(1);
  }
}
