package io.leadline.activities.alert;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.NoticeDrafts;
import io.leadline.activities.lead.VerificationMail;
import io.leadline.activities.lead.WantedNotices;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.Redrafts;
import io.leadline.activities.message.SendId;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.VerificationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes messages again from what is stored: a verification while its lead waits for it, a notice
 * while it fits the lead's life, an alert by {@link AlertRedrafts}.
 */
public final class StoredRedrafts implements Redrafts {
  private final LeadStore leads;
  private final VerificationMail verification;
  private final NoticeDrafts notices;
  private final AlertRedrafts alerts;

  public StoredRedrafts(
      LeadStore leads,
      VerificationMail verification,
      NoticeDrafts notices,
      AlertStates states,
      PostingIndex index,
      AlertDrafts drafts,
      AlertSettings settings) {
    this.leads = leads;
    this.verification = verification;
    this.notices = notices;
    this.alerts = new AlertRedrafts(states, index, drafts, settings);
  }

  @Override
  public List<Draft> redraft(List<Message> messages, Instant now) {
    List<Draft> drafts = new ArrayList<>(alerts.redraft(messages, now));
    for (Message message : messages) {
      if (message.kind() == MessageKind.VERIFICATION) {
        verification(message).ifPresent(drafts::add);
      } else {
        SendId.parse(message.sendId()).notice().flatMap(this::notice).ifPresent(drafts::add);
      }
    }
    return drafts;
  }

  private Optional<Draft> verification(Message message) {
    return leads
        .find(message.leadId())
        .filter(lead -> waitsFor(lead, message.epoch()))
        .map(
            lead ->
                verification.draft(
                    lead,
                    new VerificationRequest(
                        lead.id(), message.epoch(), SendId.ordinal(message.sendId()), false)));
  }

  private Optional<Draft> notice(NoticeRequest request) {
    return leads
        .find(request.leadId())
        .filter(lead -> WantedNotices.wanted(lead, request))
        .map(lead -> notices.draft(lead, request));
  }

  private static boolean waitsFor(Lead lead, int epoch) {
    return lead.life().stage() != LeadStage.ACTIVE
        && lead.life().stage() != LeadStage.CLOSED
        && lead.epoch() == epoch
        && !lead.email().isEmpty();
  }
}
