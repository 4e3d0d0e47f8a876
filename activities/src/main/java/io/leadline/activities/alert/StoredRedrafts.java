package io.leadline.activities.alert;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.VerificationMail;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Redrafts;
import io.leadline.activities.message.SendId;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.VerificationRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes messages again from what is stored: a verification while its lead waits for it, an alert
 * inside its catch-up window with the postings that its row names.
 */
public final class StoredRedrafts implements Redrafts {
  private final LeadStore leads;
  private final VerificationMail verification;
  private final AlertStates states;
  private final PostingIndex index;
  private final AlertDrafts alerts;
  private final Duration catchUp;

  public StoredRedrafts(
      LeadStore leads,
      VerificationMail verification,
      AlertStates states,
      PostingIndex index,
      AlertDrafts alerts,
      AlertSettings settings) {
    this.leads = leads;
    this.verification = verification;
    this.states = states;
    this.index = index;
    this.alerts = alerts;
    this.catchUp = settings.catchUp();
  }

  @Override
  public List<Draft> redraft(List<Message> messages, Instant now) {
    List<Draft> drafts = new ArrayList<>();
    for (Message message : messages) {
      Optional<Draft> draft =
          switch (message.kind()) {
            case VERIFICATION -> verification(message);
            case ALERT ->
                now.isAfter(message.at().plus(catchUp)) ? Optional.empty() : alert(message);
          };
      draft.ifPresent(drafts::add);
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

  private static boolean waitsFor(Lead lead, int epoch) {
    return lead.life().stage() != LeadStage.ACTIVE
        && lead.life().stage() != LeadStage.CLOSED
        && lead.epoch() == epoch
        && !lead.email().isEmpty();
  }

  private Optional<Draft> alert(Message message) {
    List<PostingHit> postings = index.get(message.postings());
    if (postings.isEmpty()) {
      return Optional.empty();
    }
    return states.find(message.leadId()).stream()
        .filter(state -> state.channel() == message.channel() && state.address() != null)
        .findFirst()
        .map(state -> alerts.draft(asOf(state, message), postings));
  }

  /** The state on the date of the message, so that the draft bears the same send id. */
  private static AlertState asOf(AlertState state, Message message) {
    Instant noon =
        SendId.parse(message.sendId())
            .date()
            .atTime(LocalTime.NOON)
            .atZone(state.zone())
            .toInstant();
    return state.at(noon);
  }
}
