package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadTransitions;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.Occurrence;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import io.leadline.workflows.lead.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadActivitiesTest {
  private static final LifecycleSettings SETTINGS = LifecycleSettings.DEFAULTS;

  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeTransitions transitions = new FakeTransitions();
  private final FakeAlertEnrolment alerts = new FakeAlertEnrolment();
  private final FakeMessageLedger messages = new FakeMessageLedger();
  private Instant now = Leads.SIGN_UP;
  private final LeadActivitiesImpl activities =
      new LeadActivitiesImpl(
          leads,
          transitions,
          alerts,
          new EngagementReader(leads, messages, SETTINGS, () -> now),
          SETTINGS,
          () -> now);
  private final Lead lead = aNewLead().build();
  private LeadState state = lead.life();

  LeadActivitiesTest() {
    leads.insert(lead);
  }

  @Test
  void loadsTheStoredLife_withTheSettingsInForce() {
    LeadChange change = happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false));
    activities.record(change);

    assertThat(activities.load(lead.id()).state()).isEqualTo(change.after());
    assertThat(activities.load(lead.id()).settings()).isEqualTo(SETTINGS);
    assertThat(activities.load("unknownunknown22").state().stage()).isEqualTo(LeadStage.NEW);
  }

  @Test
  void recordingTwiceHasOneEffect() {
    LeadChange signUp = happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false));
    LeadChange confirm = happens(new LeadEvent.Confirmed("e2", now, 1));
    for (LeadChange change : List.of(signUp, signUp, confirm, confirm)) {
      activities.record(change);
    }

    assertThat(transitions.of(lead.id())).containsExactly(signUp, confirm);
    assertThat(leads.find(lead.id()).orElseThrow().life()).isEqualTo(confirm.after());
    assertThat(alerts.enrolled()).containsExactly(lead.id());
  }

  @Test
  void closingEndsAlerts_andALateRepeatOfConfirmDoesNotBringThemBack() {
    activities.record(happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false)));
    LeadChange confirm = happens(new LeadEvent.Confirmed("e2", now, 1));
    activities.record(confirm);
    activities.record(happens(unsubscribed()));
    assertThat(alerts.enrolled()).isEmpty();

    activities.record(confirm);

    assertThat(alerts.enrolled()).isEmpty();
    assertThat(leads.find(lead.id()).orElseThrow().life().stage()).isEqualTo(LeadStage.CLOSED);
  }

  @Test
  void recordThatFailedHalfwayIsCompletedByItsRepeat() {
    activities.record(happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false)));
    LeadChange confirm = happens(new LeadEvent.Confirmed("e2", now, 1));
    alerts.away(true);
    assertThatThrownBy(() -> activities.record(confirm)).isInstanceOf(IllegalStateException.class);
    alerts.away(false);

    activities.record(confirm);

    assertThat(alerts.enrolled()).containsExactly(lead.id());
    assertThat(transitions.of(lead.id())).hasSize(2);
  }

  @Test
  void personalDataGoesWhenTheTimeOfAnUnprovedLeadIsOver() {
    neverVerified();
    assertThat(leads.find(lead.id()).orElseThrow().email()).isEqualTo(lead.email());

    LeadChange finish = comesDue();
    activities.record(finish);
    activities.record(finish);

    assertThat(leads.find(lead.id()).orElseThrow().email()).isEmpty();
    assertThat(leads.findByEmailHash(lead.emailHash())).isPresent();
  }

  @Test
  void personalDataOfAnOptInThatWasStoredMeanwhileStays() {
    neverVerified();
    leads.renew(Leads.aNewLead().id(lead.id()).email(lead.email()).epoch(2).build());

    activities.record(comesDue());

    assertThat(leads.find(lead.id()).orElseThrow().email()).isEqualTo(lead.email());
  }

  @Test
  void personalDataOfALeadThatUnsubscribedStays() {
    activities.record(happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false)));
    activities.record(happens(new LeadEvent.Confirmed("e2", now, 1)));
    activities.record(happens(unsubscribed()));

    activities.record(comesDue());

    assertThat(state.finished()).isTrue();
    assertThat(leads.find(lead.id()).orElseThrow().email()).isEqualTo(lead.email());
  }

  private void neverVerified() {
    activities.record(happens(new LeadEvent.SignedUp("e1", now, 1, OptIn.FORM, false)));
    activities.record(comesDue());
    activities.record(comesDue());
    assertThat(state.reason()).isEqualTo(CloseReason.NEVER_VERIFIED);
  }

  private LeadEvent unsubscribed() {
    now = now.plus(Duration.ofHours(1));
    return new LeadEvent.Unsubscribed("e3", now, Channel.EMAIL, OptOutCause.ONE_CLICK);
  }

  private LeadChange happens(LeadEvent event) {
    return change(new Occurrence.Heard(event));
  }

  private LeadChange comesDue() {
    LeadState.Deadline deadline = state.deadline();
    assertThat(deadline).isNotNull();
    now = deadline.at();
    return change(new Occurrence.Due(deadline.step()));
  }

  private LeadChange change(Occurrence what) {
    LeadStage before = state.stage();
    Transition transition = LeadTransitions.next(state, what, SETTINGS, now);
    state = transition.after();
    return new LeadChange(before, state, transition.why(), now, List.of());
  }
}
