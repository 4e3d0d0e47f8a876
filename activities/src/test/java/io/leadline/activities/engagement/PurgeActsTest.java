package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurgeActsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  private final FakeActs acts = new FakeActs();

  @Test
  void removesTheActsOfOldMessages_onceTheyAreJudged() {
    String old = SendId.alert(LocalDate.of(2026, 8, 1), "anna", Channel.EMAIL);
    String open = SendId.alert(LocalDate.of(2026, 8, 2), "anna", Channel.EMAIL);
    String recent = SendId.alert(LocalDate.of(2026, 11, 1), "anna", Channel.EMAIL);
    for (String id : List.of(old, recent)) {
      acts.note(Map.of(id, List.of(act())), NOW);
    }
    acts.due(NOW, 9).forEach(due -> acts.judged(due, null));
    acts.note(Map.of(open, List.of(act())), NOW);
    var trial = JobTrial.of(new PurgeActs(acts, () -> NOW));

    assertThat(trial.run(new PurgeActs.Input(null)).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();
    assertThat(trial.run(new PurgeActs.Input(Duration.ofDays(20))).result()).isEqualTo(1);
    assertThat(acts.due(NOW, 9)).extracting(MessageActs::sendId).containsExactly(open);
  }

  private static Act act() {
    return new Act("a", Act.Kind.OPEN, null, NOW, NOW.plusSeconds(1), false);
  }
}
