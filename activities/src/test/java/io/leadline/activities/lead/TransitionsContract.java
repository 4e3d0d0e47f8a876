package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Transitions} keeps; extended by the fake and by each adapter. */
public abstract class TransitionsContract {
  /** The history under test, empty. */
  protected abstract Transitions transitions();

  @Test
  public void givesTheChangesOfALeadOldestFirst() {
    Lead lead = anActiveLead().build();
    Lead other = anActiveLead().build();
    List<LeadChange> changes = new ArrayList<>();
    for (int version = 1; version <= 12; version++) {
      changes.add(change(lead, version, "step " + version));
    }

    changes.reversed().forEach(transitions()::append);
    transitions().append(change(other, 1, "elsewhere"));

    assertThat(transitions().of(lead.id())).isEqualTo(changes);
    assertThat(transitions().of("nobody")).isEmpty();
  }

  @Test
  public void theSameVersionIsAppendedOnce() {
    Lead lead = anActiveLead().build();

    transitions().append(change(lead, 1, "confirm"));
    transitions().append(change(lead, 1, "again"));

    assertThat(transitions().of(lead.id())).containsExactly(change(lead, 1, "confirm"));
  }

  @Test
  public void givesTheChangesOfAPeriodOldestFirst() {
    Lead lead = anActiveLead().build();
    Lead other = anActiveLead().build();
    transitions().append(change(lead, 3, "late"));
    transitions().append(change(other, 2, "between"));
    transitions().append(change(lead, 1, "early"));
    transitions().append(change(other, 4, "at the end"));

    List<LifeStep> seen = new ArrayList<>();
    transitions().between(SIGN_UP.plusSeconds(1), SIGN_UP.plusSeconds(4), seen::add);

    assertThat(seen)
        .containsExactly(
            LifeStep.of(change(lead, 1, "early")),
            LifeStep.of(change(other, 2, "between")),
            LifeStep.of(change(lead, 3, "late")));
  }

  private static LeadChange change(Lead lead, long version, String why) {
    LeadState life = lead.life();
    LeadState after =
        LeadStates.of(
            life.leadId(),
            version,
            life.stage(),
            life.reason(),
            life.epoch(),
            life.addressVersion(),
            life.email(),
            life.sms(),
            life.stageSince(),
            null,
            List.of(),
            null);
    return new LeadChange(LeadStage.VERIFYING, after, why, SIGN_UP.plusSeconds(version), List.of());
  }
}
