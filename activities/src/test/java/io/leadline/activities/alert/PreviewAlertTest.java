package io.leadline.activities.alert;

import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.place.Gazetteer;
import io.leadline.workflows.lead.Channel;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewAlertTest {
  private final AlertWorld world = new AlertWorld();

  @Test
  void explainsAndSendsNothing() {
    world.index.finding("nursing", AlertWorld.hits("n", 3));
    AlertState state = world.due(aState());
    var trial =
        JobTrial.of(
            new PreviewAlert(
                new AlertPreview(
                    world.states,
                    world.index,
                    world.suppressions,
                    new Gazetteer(),
                    world.cap(),
                    AlertSettings.DEFAULTS,
                    EnumSet.allOf(Channel.class),
                    () -> AlertWorld.SLOT)));

    List<AlertPreview.Explanation> shown =
        trial.run(new PreviewAlert.Input(state.leadId())).result();

    assertThat(shown).singleElement().extracting(it -> it.postings().size()).isEqualTo(3);
    assertThat(JobJson.tree(JobJson.write(shown)).at("/0/outcome").asText()).isEqualTo("SENT");
    assertThat(trial.again().result()).isEqualTo(shown);
    assertThat(world.provider.accepted()).isEmpty();
  }
}
