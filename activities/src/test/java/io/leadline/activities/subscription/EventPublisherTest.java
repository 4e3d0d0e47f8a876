package io.leadline.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobRecord;
import io.leadline.activities.webhook.DeliverWebhook;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPublisherTest {
  private static final Event PAUSED =
      new Event("l1-3", "lead.paused", EventWorld.NOW, Map.of("leadId", "l1"));
  private static final Event FAILED =
      new Event("j1-failed", "job.failed", EventWorld.NOW, Map.of("jobId", "j1"));

  private final EventWorld world = new EventWorld();

  @Test
  void eachSubscriptionHearsOfWhatItAskedFor() {
    world.subscribe("all", "*");
    world.subscribe("leads", "lead.*");
    world.subscribe("both", "lead.paused", "job.*");
    world.subscribe("other", "lead.active", "job.succeeded");

    world.publisher().publish(List.of(PAUSED, FAILED));

    assertThat(world.delivered())
        .containsExactly(
            "all job.failed",
            "all lead.paused",
            "both job.failed",
            "both lead.paused",
            "leads lead.paused");
  }

  @Test
  void deliveryNamesReceiverAndEvent_andIsTheSameWhenItIsPublishedAgain() {
    world.subscribe("s1", "*");
    world.publisher().publish(List.of(PAUSED));
    JobRecord first = world.deliveries().getFirst();
    world.publisher().publish(List.of(PAUSED));

    assertThat(world.deliveries()).containsExactly(first);
    assertThat(first.id()).matches("evt-[0-9a-f]{32}");
    assertThat(first.part()).isNull();
    assertThat(world.input(first))
        .isEqualTo(
            new DeliverWebhook.Input(
                URI.create("https://hooks.example.com/s1"),
                "lead.paused",
                Map.of("leadId", "l1"),
                EventWorld.NOW,
                "s1"));
  }

  @Test
  void disabledOnesHearNothing_andNewOnesAreSeenWithinASecond() {
    EventPublisher publisher = world.publisher();
    world.subscribe("s1", "*");
    world.subscriptions.enable("s1", false, "410");
    publisher.publish(List.of(PAUSED));
    assertThat(world.deliveries()).isEmpty();

    world.subscribe("s2", "*");
    world.now = world.now.plusSeconds(1);
    publisher.publish(List.of(PAUSED));
    assertThat(world.delivered()).containsExactly("s2 lead.paused");
  }

  @ParameterizedTest
  @CsvSource({
    "*, true", "lead.*, true", "lead.paused, true", "job.failed, true", "batch.*, true",
    "batch.ended, true", "lead, false", "lead.pau*, false", "lead.new, true", "job.running, false",
    "'', false", ".*, false"
  })
  void knowsItsTypes(String pattern, boolean known) {
    assertThat(EventTypes.isKnown(pattern)).isEqualTo(known);
  }
}
