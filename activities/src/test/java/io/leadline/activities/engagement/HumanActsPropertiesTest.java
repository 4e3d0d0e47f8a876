package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.engagement.HumanActs.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class HumanActsPropertiesTest {
  private static final Instant DELIVERED = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LATER = DELIVERED.plus(Duration.ofDays(30));

  private final HumanActs humans = new HumanActs(HumanRules.DEFAULTS);

  @Property(tries = 500)
  void neitherOrderNorRepetitionMatters(
      @ForAll("stories") List<Act> acts, @ForAll Random random, @ForAll("moments") Instant now) {
    Judgement once = judge(acts, now);
    List<Act> mixed = new ArrayList<>(acts);
    acts.stream().filter(act -> random.nextBoolean()).forEach(mixed::add);
    Collections.shuffle(mixed, random);

    assertThat(judge(mixed, now)).isEqualTo(once);
  }

  @Property(tries = 500)
  void inTheEndNothingIsProvisionalAndEveryActIsSomebodys(@ForAll("stories") List<Act> acts) {
    Judgement judgement = judge(acts, LATER);
    Instant firstClick = first(acts.stream().filter(act -> act.kind() != Act.Kind.OPEN));
    Instant firstOpen = first(acts.stream().filter(act -> act.kind() == Act.Kind.OPEN));

    assertThat(judgement.again()).isNull();
    assertThat(earlier(judgement.reactions().clickedAt(), judgement.reactions().machineClickedAt()))
        .isEqualTo(firstClick);
    assertThat(earlier(judgement.reactions().openedAt(), judgement.reactions().machineOpenedAt()))
        .isEqualTo(firstOpen);
  }

  @Property(tries = 500)
  void whoHitsTheTrapAtOnceIsNobody(@ForAll("stories") List<Act> acts) {
    List<Act> trapped = new ArrayList<>(acts);
    for (Act act : acts) {
      trapped.add(new Act("t" + act.id(), Act.Kind.TRAP, null, act.at(), act.receivedAt(), false));
    }

    assertThat(judge(trapped, LATER).lastClick()).isNull();
  }

  private Judgement judge(List<Act> acts, Instant now) {
    return humans.judge(acts, DELIVERED.minusSeconds(3), DELIVERED, now);
  }

  private static Instant first(Stream<Act> acts) {
    return acts.map(Act::at).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private static Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    Instant first = a == null ? Instant.MAX : a;
    return b != null && b.isBefore(first) ? b : first;
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    Arbitrary<Act> act =
        Combinators.combine(
                Arbitraries.integers().between(1, 1_000_000),
                Arbitraries.of(Act.Kind.class),
                Arbitraries.of("a", "b", "c", "d"),
                Arbitraries.integers().between(-5, 200),
                Arbitraries.integers().between(0, 30),
                Arbitraries.of(true, false, false))
            .as(
                (id, kind, link, at, heard, machine) ->
                    new Act(
                        "a" + id,
                        kind,
                        kind == Act.Kind.CLICK ? link : null,
                        DELIVERED.plusSeconds(at),
                        DELIVERED.plusSeconds(at + heard),
                        machine));
    return act.list().ofMaxSize(12).uniqueElements(Act::id);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.integers().between(0, 300).map(DELIVERED::plusSeconds);
  }
}
