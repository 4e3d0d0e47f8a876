package io.leadline.activities.timeline;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.engagement.FakeBoardReports;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadExportsTest {
  private final EventWorld world = new EventWorld();
  private final FakeBoardReports board = new FakeBoardReports();
  private final FakeTransitions transitions = new FakeTransitions();
  private final LeadExports exports =
      new LeadExports(
          transitions,
          world.ledger,
          id -> List.of(),
          board,
          world.leads.suppressions,
          world.leads.outbox,
          world::now);

  @Test
  void holdsTheWholeLife_notOnlyWhatATimelineShows() {
    Lead lead = anActiveLead().phone("+15125550143").build();
    transitions.append(
        new LeadChange(LeadStage.VERIFYING, lead.life(), "confirm", world.now(), List.of()));
    String first = world.alert(lead);
    board.note(
        new BoardReport("r1", lead.id(), EngagementSource.APPLY, world.now(), world.now(), "p1"));
    world.leads.pass(Duration.ofDays(400));
    String last = world.alert(lead);
    world.leads.suppressions.suppress(
        new Suppression(
            Channel.EMAIL, lead.emailHash(), Suppression.Reason.COMPLAINED, world.now()));

    LeadExport export = exports.of(lead);

    assertThat(export.profile().email()).isEqualTo(lead.email());
    assertThat(export.profile().phone()).isEqualTo("+15125550143");
    assertThat(export.consents()).isEqualTo(lead.consents());
    assertThat(export.messages()).extracting(Message::sendId).containsExactly(first, last);
    assertThat(export.suppressions())
        .extracting(Suppression::reason)
        .containsExactly(Suppression.Reason.COMPLAINED);
    assertThat(export.events()).hasSize(1);
    assertThat(export.transitions()).hasSize(1);
    assertThat(export.timeline()).extracting(TimelineEntry::kind).contains("consent", "board");
  }
}
