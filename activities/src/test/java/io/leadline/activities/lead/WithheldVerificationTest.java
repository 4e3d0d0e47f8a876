package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.VerificationRequest;
import io.leadline.workflows.lead.VerificationResult;
import org.junit.jupiter.api.Test;

/** Attempts of a verification mail that wake up after the reason for it is gone. */
class WithheldVerificationTest {
  private final FakeLeadStore leads = new FakeLeadStore();
  private final VerificationActivitiesImpl verification =
      new VerificationActivitiesImpl(
          leads,
          (lead, request) -> {
            throw new AssertionError("nothing may be sent");
          },
          (owner, attempt, drafts) -> {
            throw new AssertionError("nothing may be sent");
          });

  @Test
  void nothingIsSentOnceTheLifeHasEnded() {
    assertThat(send(aNewLead().stage(LeadStage.CLOSED).build()))
        .isEqualTo(VerificationResult.WITHHELD);
  }

  @Test
  void nothingIsSentToALeadThatWasForgotten() {
    assertThat(send(aNewLead().build().forgotten())).isEqualTo(VerificationResult.WITHHELD);
  }

  @Test
  void nothingIsSentToNobody() {
    assertThat(verification.sendVerification(new VerificationRequest("nobody", 1, 1, false)))
        .isEqualTo(VerificationResult.WITHHELD);
  }

  private VerificationResult send(Lead lead) {
    leads.insert(lead);
    return verification.sendVerification(new VerificationRequest(lead.id(), 1, 1, false));
  }
}
