package io.leadline.activities.lead;

import io.leadline.activities.message.MessageSender;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.VerificationActivities;
import io.leadline.workflows.lead.VerificationRequest;
import io.leadline.workflows.lead.VerificationResult;
import java.util.Optional;

/**
 * Sends verification mail through the ledger. Running it twice is safe: the request names its send
 * id, and the ledger makes one message of it.
 */
public final class VerificationActivitiesImpl implements VerificationActivities {
  private final LeadStore leads;
  private final VerificationMail mail;
  private final SingleSend send;

  public VerificationActivitiesImpl(LeadStore leads, VerificationMail mail, MessageSender sender) {
    this.leads = leads;
    this.mail = mail;
    this.send = new SingleSend(sender);
  }

  @Override
  public VerificationResult sendVerification(VerificationRequest request) {
    Optional<Lead> lead = leads.find(request.leadId());
    if (lead.isEmpty() || !waitsFor(lead.get(), request)) {
      return VerificationResult.WITHHELD;
    }
    return switch (send.send("verify", mail.draft(lead.get(), request))) {
      case SENT -> VerificationResult.SENT;
      case WITHHELD -> VerificationResult.WITHHELD;
      case RECIPIENT_DEAD -> VerificationResult.RECIPIENT_DEAD;
    };
  }

  /** Attempts go on for a day; meanwhile the lead may have confirmed, left or signed up anew. */
  private static boolean waitsFor(Lead lead, VerificationRequest request) {
    return lead.life().stage() == LeadStage.VERIFYING
        && lead.life().epoch() == request.epoch()
        && !lead.email().isEmpty();
  }
}
