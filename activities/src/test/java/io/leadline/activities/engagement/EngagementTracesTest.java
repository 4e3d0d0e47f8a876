package io.leadline.activities.engagement;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementTracesTest {
  private final EventWorld world = new EventWorld();
  private final FakeBoardReports board = new FakeBoardReports();
  private final FakeTransitions transitions = new FakeTransitions();
  private final EngagementTraces traces =
      new EngagementTraces(world.acts, board, world.ledger, transitions, world::now);
  private final Lead lead = anActiveLead().build();
  private final Lead other = anActiveLead().build();

  @Test
  void whatTheLeadDidIsGone_whatOthersDidStays() {
    NoticeRequest welcome =
        new NoticeRequest(
            lead.id(), 1, NoticeKind.WELCOME, Channel.EMAIL, 1, LocalDate.of(2026, 11, 24));
    transitions.append(
        new LeadChange(LeadStage.VERIFYING, lead.life(), "confirm", world.now(), List.of(welcome)));
    String firstAlert = clicked(lead);
    world.leads.pass(Duration.ofDays(200));
    String lastAlert = clicked(lead);
    note(SendId.notice(welcome));
    String ofTheOther = clicked(other);

    traces.forget(lead);
    traces.forget(lead.erased());

    world.leads.pass(Duration.ofMinutes(1));
    assertThat(world.acts.due(world.now(), 99))
        .extracting(MessageActs::sendId)
        .containsExactly(ofTheOther)
        .doesNotContain(firstAlert, lastAlert);
    assertThat(board.of(lead.id(), 9)).isEmpty();
    assertThat(board.of(other.id(), 9)).hasSize(1);
    assertThat(world.ledger.find(lastAlert)).as("statistics count from it").isPresent();
  }

  private String clicked(Lead by) {
    String alert = world.alert(by);
    note(alert);
    board.note(
        new BoardReport(
            "visit-" + alert, by.id(), EngagementSource.VISIT, world.now(), world.now(), null));
    return alert;
  }

  private void note(String sendId) {
    world.notes.followed(sendId, "p1", "Firefox");
  }
}
