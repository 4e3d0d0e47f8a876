package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngagementsTest {
  private final LeadWorld world = new LeadWorld();
  private final Engagements engagements = new Engagements(world.leads, world.facts, world::now);
  private final Lead lead = anActiveLead().build();

  EngagementsTest() {
    world.leads.insert(lead);
    world.pass(Duration.ofDays(1));
  }

  @Test
  void aClickOfAnActiveLeadIsStoredAndNobodyIsTold() {
    assertThat(engaged(EngagementSource.CLICK, world.now())).isTrue();

    assertThat(stored().lastStrong()).isEqualTo(world.now());
    assertThat(world.signals.of(lead.id())).isEmpty();
  }

  @Test
  void aClickOfAPausedLeadIsToldToItsWorkflow() {
    world.enter(lead.id(), LeadStage.PAUSED);

    engaged(EngagementSource.CLICK, world.now());

    assertThat(world.signals.of(lead.id()))
        .containsExactly(new LeadEvent.Engaged("e1", world.now(), EngagementSource.CLICK));
    assertThat(stored().lastStrong()).isEqualTo(world.now());
  }

  @Test
  void aLeadThatLeftIsNotBroughtBackByAClick() {
    world.enter(lead.id(), LeadStage.CLOSED);

    engaged(EngagementSource.CLICK, world.now());

    assertThat(world.signals.of(lead.id())).isEmpty();
  }

  @Test
  void anActiveLeadThatWasHiredIsToldToItsWorkflow() {
    engaged(EngagementSource.HIRED, world.now());

    assertThat(world.signals.of(lead.id())).hasSize(1);
  }

  @Test
  void theLatestEngagementCountsInAnyOrder() {
    Instant late = world.now();

    engaged(EngagementSource.CLICK, late);
    engaged(EngagementSource.CLICK, late.minusSeconds(60));
    engaged(EngagementSource.OPEN, late.minusSeconds(30));

    assertThat(stored()).isEqualTo(new LeadEngagement(late, late.minusSeconds(30)));
  }

  @Test
  void anEngagementFromTheFutureCountsAsNow() {
    engaged(EngagementSource.VISIT, world.now().plusSeconds(3600));

    assertThat(stored().lastStrong()).isEqualTo(world.now());
  }

  @Test
  void anEngagementOfLongAgoIsStoredAndNobodyIsTold() {
    world.enter(lead.id(), LeadStage.PAUSED);
    world.pass(Duration.ofDays(40));

    engaged(EngagementSource.HIRED, world.now().minus(Duration.ofDays(31)));

    assertThat(stored().lastStrong()).isEqualTo(world.now().minus(Duration.ofDays(31)));
    assertThat(world.signals.of(lead.id())).isEmpty();
  }

  @Test
  void anErasedLeadEngagesNoMore() {
    world.enter(lead.id(), LeadStage.ERASED);

    assertThat(engaged(EngagementSource.VISIT, world.now())).isFalse();
    assertThat(stored()).isEqualTo(LeadEngagement.NONE);
  }

  @Test
  void nobodyEngages() {
    assertThat(engagements.engaged("nobody", EngagementSource.CLICK, world.now(), "e1")).isFalse();
  }

  private boolean engaged(EngagementSource source, Instant at) {
    return engagements.engaged(lead.id(), source, at, "e1");
  }

  private LeadEngagement stored() {
    return world.leads.find(lead.id()).orElseThrow().engagement();
  }
}
