package io.leadline.activities.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadStage;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the roll-up promises over any stores: its days are those of a brute-force count. */
public abstract class RollUpProperties {
  /** Stores without anything. */
  protected abstract RollUpStores empty();

  protected abstract int stories();

  @Test
  void rolledUpDaysAreThoseOfABruteForceCount_whateverComesLateTwiceOrAfterACrash() {
    for (long seed = 1; seed <= stories(); seed++) {
      RollUpStores stores = empty();
      RollUpStory story = new RollUpStory(seed, stores);
      LocalDate last = story.play();

      List<DayStats> days = stores.days().between(RollUpStory.FIRST, last);

      assertThat(days).as("days of story %d", seed).extracting(DayStats::day).contains(last);
      for (DayStats day : days) {
        String where = "story %d on %s".formatted(seed, day.day());
        RawEvents raw = story.raw;
        assertThat(day.messages()).as(where).isEqualTo(raw.messages(day.day()));
        assertThat(day.domains()).as(where).isEqualTo(raw.domains(day.day()));
        assertThat(day.leads()).as(where).isEqualTo(raw.leads(day.day()));
        assertThat(present(day.stages())).as(where).isEqualTo(raw.stages(day.day()));
        assertThat(day.medianTimeToConfirm())
            .as(where)
            .isEqualTo(raw.medianTimeToConfirm(day.day()));
      }
    }
  }

  private static Map<LeadStage, Long> present(Map<LeadStage, Long> stages) {
    Map<LeadStage, Long> present = new EnumMap<>(LeadStage.class);
    present.putAll(stages);
    present.values().removeIf(count -> count == 0);
    return present;
  }
}
