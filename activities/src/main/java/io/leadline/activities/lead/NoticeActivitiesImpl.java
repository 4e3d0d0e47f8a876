package io.leadline.activities.lead;

import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.workflows.lead.NoticeActivities;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.NoticeResult;
import java.util.Optional;

/**
 * Sends the notices of a lead's life through the ledger. Running it twice is safe: the request
 * names its send id, and the ledger makes one message of it.
 */
public final class NoticeActivitiesImpl implements NoticeActivities {
  private final LeadStore leads;
  private final NoticeDrafts drafts;
  private final SingleSend send;

  public NoticeActivitiesImpl(LeadStore leads, NoticeDrafts drafts, MessageSender sender) {
    this.leads = leads;
    this.drafts = drafts;
    this.send = new SingleSend(sender);
  }

  @Override
  public NoticeResult sendNotice(NoticeRequest request) {
    Optional<Lead> lead =
        leads.find(request.leadId()).filter(found -> WantedNotices.wanted(found, request));
    if (lead.isEmpty()) {
      return NoticeResult.WITHHELD;
    }
    SendOutcome outcome = send.send("notice", drafts.draft(lead.get(), request));
    return switch (outcome) {
      case SUPPRESSED -> NoticeResult.WITHHELD;
      case RECIPIENT_DEAD -> NoticeResult.RECIPIENT_DEAD;
      case SENT, ALREADY_CLAIMED, UNKNOWN, TRY_LATER, MISCONFIGURED -> NoticeResult.SENT;
    };
  }
}
