package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadline.activities.alert.Affinity.Click;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffinityTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:15:00Z");

  private static Click click(String id, Duration ago) {
    return Click.on(
        aHit(id).title("Charge nurse, ICU").company("Seton").category("Nursing").build(),
        NOW.minus(ago));
  }

  private static double factor(Affinity affinity, HitBuilder hit) {
    return affinity.at(NOW).factor(Traits.of(hit.build()));
  }

  @Test
  void isReadAsItWasWritten() {
    Affinity affinity =
        Affinity.NONE.plus(
            List.of(
                click("a", Duration.ofDays(3)),
                Click.on(aHit("b").title("…").company(null).build(), NOW)));

    assertThat(Affinity.of(affinity.toBytes())).isEqualTo(affinity).hasToString("2 followed");
    assertThat(Affinity.of(new byte[0])).isEqualTo(Affinity.NONE);
    assertThat(Affinity.NONE.toBytes()).isEmpty();
  }

  @Test
  void theSameClicksMakeTheSame_howeverOftenAndInWhateverOrderTheyAreTold() {
    List<Click> clicks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clicks.add(click("p" + i % 30, Duration.ofHours(7L * i)));
    }
    Affinity once = Affinity.NONE.plus(clicks);
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(clicks, random);
      Affinity piecemeal = Affinity.NONE;
      for (Click click : clicks) {
        piecemeal = piecemeal.plus(List.of(click)).plus(List.of(click));
      }

      assertThat(piecemeal).isEqualTo(once);
      assertThat(once.plus(clicks).plus(piecemeal)).isEqualTo(once);
    }
  }

  @Test
  void aPostingCountsOnceAtItsLatestClick() {
    Affinity once = Affinity.NONE.plus(List.of(click("a", Duration.ofDays(1))));

    assertThat(once.plus(List.of(click("a", Duration.ofDays(9))))).isEqualTo(once);
    assertThat(once.plus(List.of(click("a", Duration.ZERO))))
        .isEqualTo(Affinity.NONE.plus(List.of(click("a", Duration.ZERO))));
  }

  @Test
  void staysSmall() {
    Affinity affinity = Affinity.NONE;
    for (int i = 0; i < 100; i++) {
      affinity = affinity.plus(List.of(click("p" + i, Duration.ofHours(100 - i))));
    }

    assertThat(affinity).hasToString(Affinity.LIMIT + " followed");
    assertThat(affinity.toBytes().length).isLessThan(1000);
  }

  @Test
  void aClickWeighsHalfAfterThirtyDays() {
    HitBuilder sameCompany = aHit("x").title("Welder").company(" SETON ");
    Affinity fresh = Affinity.NONE.plus(List.of(click("a", Duration.ZERO)));
    Affinity faded = Affinity.NONE.plus(List.of(click("a", Affinity.HALF_LIFE)));

    assertThat(factor(fresh, sameCompany)).isCloseTo(1 + 0.4 * (1.0 / 2), within(1e-9));
    assertThat(factor(faded, sameCompany)).isCloseTo(1 + 0.4 * (0.5 / 1.5), within(1e-9));
    assertThat(factor(Affinity.NONE, sameCompany)).isEqualTo(1);
  }

  @Test
  void companyCategoryAndTitleCountEachByItself() {
    Affinity affinity = Affinity.NONE.plus(List.of(click("a", Duration.ZERO)));

    assertThat(factor(affinity, aHit("x").title("Welder").category("NURSING")))
        .isCloseTo(1 + 0.2 / 2, within(1e-9));
    assertThat(factor(affinity, aHit("x").title("Nurse"))).isCloseTo(1 + 0.4 / 2, within(1e-9));
    assertThat(factor(affinity, aHit("x").title("Nurse for the chapel")))
        .as("half of its words")
        .isCloseTo(1 + 0.4 * (0.5 / 1.5), within(1e-9));
    assertThat(factor(affinity, aHit("x").title("Welder"))).isEqualTo(1);
  }

  @Test
  void theHashesAreStoredAndNeverChange() {
    Traits traits = Traits.of(aHit("a").title("Nurse").company("Seton").category("Care").build());

    assertThat(traits)
        .isEqualTo(
            new Traits("cseton".hashCode(), "gcare".hashCode(), List.of("wnurse".hashCode())));
  }
}
