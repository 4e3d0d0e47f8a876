package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jobs that forget what nobody asks for any more. */
class MessageUpkeepTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  @Test
  void forgetsEventsAfterAWeek() {
    FakeProviderEventLog events = new FakeProviderEventLog();
    receive(events, "old", NOW.minus(Duration.ofDays(8)));
    receive(events, "recent", NOW.minus(Duration.ofDays(6)));
    events.learnt(List.of("old", "recent"));
    var trial = JobTrial.of(new PruneEvents(events, () -> NOW));

    assertThat(trial.run(new PruneEvents.Input(null)).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();

    assertThat(receive(events, "recent", NOW)).isFalse();
    assertThat(receive(events, "old", NOW)).isTrue();
  }

  @Test
  void keepsEventsAsLongAsProvidersRepeatThem() {
    assertThatThrownBy(() -> new PruneEvents.Input(Duration.ofDays(6)))
        .hasMessage("olderThan must be P7D or more");
  }

  @Test
  void forgetsChannelsThatFailedLongAgo() {
    FakeFailingChannels channels = new FakeFailingChannels();
    LeadChannel old = new LeadChannel("anna", Channel.EMAIL);
    LeadChannel recent = new LeadChannel("ben", Channel.EMAIL);
    channels.put(old, "e1", NOW.minus(Duration.ofDays(121)));
    channels.put(recent, "e2", NOW.minus(Duration.ofDays(119)));
    var trial = JobTrial.of(new PurgeFailingChannels(channels, () -> NOW));

    assertThat(trial.run(new PurgeFailingChannels.Input()).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();
    assertThat(channels.among(List.of(old, recent))).containsOnlyKeys(recent);
  }

  /** Whether the event was news. */
  private static boolean receive(FakeProviderEventLog events, String id, Instant at) {
    ProviderEvent event =
        new ProviderEvent(
            id,
            Drafts.anAlertFor("anna").sendId(),
            "c1",
            ProviderEvent.Type.DELIVERED,
            at,
            null,
            false);
    return events.record(List.of(event), at).contains(id);
  }
}
