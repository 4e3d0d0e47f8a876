package io.leadline.activities.timeline;

import static io.leadline.activities.alert.StateBuilder.SLOT;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.FakeAlertStates;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.timeline.LeadView.ChannelView;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadViewsTest {
  private final FakeAlertStates alerts = new FakeAlertStates();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeOutbox outbox = new FakeOutbox();
  private Optional<String> stopped = Optional.empty();
  private final LeadViews views =
      new LeadViews(alerts, suppressions, outbox, channel -> stopped, EnumSet.allOf(Channel.class));

  @Test
  void ofAnActiveLeadTheNextAlertComesNext() {
    Lead lead = anActiveLead().build();
    alerts.put(aState().lead(lead.id()).build(), null);

    LeadView view = views.of(lead);

    assertThat(view.stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(view.nextAt()).isEqualTo(SLOT);
    assertThat(view.nextStep()).isEqualTo("ALERT");
    assertThat(view.channels())
        .containsEntry("email", new ChannelView(Consent.GRANTED, Reach.OK, null, SLOT, true, null))
        .containsEntry("sms", new ChannelView(Consent.NONE, Reach.UNKNOWN, null, null, true, null));
    assertThat(view.channels().keySet()).containsExactly("email", "sms");
  }

  @Test
  void saysThatAChannelIsStopped() {
    Lead lead = anActiveLead().build();
    stopped = Optional.of("EMAIL was stopped by ada");

    assertThat(views.of(lead).channels().get("email"))
        .isEqualTo(
            new ChannelView(
                Consent.GRANTED, Reach.OK, null, null, true, "EMAIL was stopped by ada"));
  }

  @Test
  void aChannelThatIsNotSetUpHasNoNextAlert() {
    Lead lead = anActiveLead().build();
    alerts.put(aState().lead(lead.id()).byText().build(), null);

    LeadView view =
        new LeadViews(alerts, suppressions, outbox, channel -> stopped, EnumSet.of(Channel.EMAIL))
            .of(lead);

    assertThat(view.channels().get("sms"))
        .isEqualTo(new ChannelView(Consent.NONE, Reach.UNKNOWN, null, null, false, null));
    assertThat(view.nextAt()).isNull();
  }

  @Test
  void whileVerifyingTheDeadlineComesNext() {
    Lead lead = aNewLead().stage(LeadStage.VERIFYING).build();
    LeadState life = lead.life();
    LeadState waiting =
        LeadStates.of(
            lead.id(),
            2,
            LeadStage.VERIFYING,
            null,
            1,
            1,
            life.email(),
            life.sms(),
            SIGN_UP,
            new LeadState.Deadline(SIGN_UP.plusSeconds(60), LeadState.Step.SEND_REMINDER),
            List.of(),
            null);

    LeadView view = views.of(lead.withLife(waiting));

    assertThat(view.nextAt()).isEqualTo(SIGN_UP.plusSeconds(60));
    assertThat(view.nextStep()).isEqualTo("SEND_REMINDER");
  }

  @Test
  void saysWhyAnAddressIsNotWrittenToAndWhatWaits() {
    Lead lead = anActiveLead().build();
    suppressions.suppress(
        new Suppression(Channel.EMAIL, lead.emailHash(), Suppression.Reason.COMPLAINED, SIGN_UP));
    outbox.put(
        OutboxEntry.about(lead.id(), new LeadEvent.Complained("e1", SIGN_UP, Channel.EMAIL)));

    LeadView view = views.of(lead);

    assertThat(view.channels().get("email"))
        .isEqualTo(
            new ChannelView(
                Consent.GRANTED, Reach.OK, Suppression.Reason.COMPLAINED, null, true, null));
    assertThat(view.waiting()).isEqualTo(1);
    assertThat(view.nextAt()).isNull();
    assertThat(view.nextStep()).isNull();
  }
}
