package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.lead.OutboxEntry;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventIntakeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final List<OutboxEntry> learnt = new ArrayList<>();
  private boolean storeIsAway;
  private final EventIntake intake =
      new EventIntake(
          new FakeProviderEventLog(),
          ledger,
          ledger,
          entry -> {
            if (storeIsAway) {
              throw new IllegalStateException("away");
            }
            learnt.add(entry);
          },
          () -> NOON);

  @BeforeEach
  void sendTheAlert() {
    Draft draft = anAlertFor("anna");
    ledger.claim(
        new Call(
            "c1",
            Channel.EMAIL,
            "slot",
            1,
            CallState.CLAIMED,
            NOON,
            null,
            List.of(draft.sendId()),
            null,
            null),
        List.of(draft));
  }

  @Test
  void deliveriesOpensAndClicksCostTheWorkflowNothing() {
    intake.take(
        List.of(
            event("1", ProviderEvent.Type.DELIVERED),
            event("2", ProviderEvent.Type.OPENED),
            event("3", ProviderEvent.Type.CLICKED)));
    assertThat(learnt).isEmpty();
    assertThat(ledger.find(anAlertFor("anna").sendId()).orElseThrow().openedAt()).isEqualTo(NOON);
  }

  @Test
  void hardBounceIsPassedOnWithTheAddressItWasSentTo() {
    intake.take(List.of(event("1", ProviderEvent.Type.BOUNCED_HARD)));
    assertThat(learnt)
        .extracting(OutboxEntry::event)
        .containsExactly(new LeadEvent.Bounced("sendgrid-1", NOON, Channel.EMAIL, 1));
  }

  @Test
  void sameEventFortySixTimesIsPassedOnOnce() {
    for (int i = 0; i < 46; i++) {
      intake.take(List.of(event("1", ProviderEvent.Type.COMPLAINED)));
    }
    assertThat(learnt).hasSize(1);
  }

  @Test
  void eventWhosePassingOnFailedIsPassedOnWhenItIsRepeated() {
    storeIsAway = true;
    List<ProviderEvent> events = List.of(event("1", ProviderEvent.Type.UNSUBSCRIBED));
    assertThatThrownBy(() -> intake.take(events)).hasMessage("away");
    storeIsAway = false;
    intake.take(events);
    assertThat(learnt)
        .extracting(OutboxEntry::event)
        .containsExactly(
            new LeadEvent.Unsubscribed("sendgrid-1", NOON, Channel.EMAIL, OptOutCause.PROVIDER));
  }

  private static ProviderEvent event(String id, ProviderEvent.Type type) {
    return new ProviderEvent(
        "sendgrid-" + id, anAlertFor("anna").sendId(), "c1", type, NOON, null, false);
  }
}
