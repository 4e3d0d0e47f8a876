package io.leadline.activities.lead;

import io.leadline.activities.failure.Failures;
import io.leadline.activities.message.MessageSender;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.NoticeActivities;
import io.leadline.workflows.lead.NoticeKind;
import io.leadline.workflows.lead.NoticeRequest;
import io.leadline.workflows.lead.NoticeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends the notices of a lead's life through the ledger. Running it twice is safe: the request
 * names its send id, and the ledger makes one message of it.
 */
public final class NoticeActivitiesImpl implements NoticeActivities {
  private final LeadStore leads;
  private final NoticeDrafts drafts;
  private final MessageSender sender;
  private final SingleSend send;
  private final TextTimes textTimes;
  private final InstantSource clock;

  public NoticeActivitiesImpl(
      LeadStore leads,
      NoticeDrafts drafts,
      MessageSender sender,
      TextTimes textTimes,
      InstantSource clock) {
    this.leads = leads;
    this.drafts = drafts;
    this.sender = sender;
    this.send = new SingleSend(sender);
    this.textTimes = textTimes;
    this.clock = clock;
  }

  @Override
  public NoticeResult sendNotice(NoticeRequest request) {
    Optional<Lead> lead =
        leads.find(request.leadId()).filter(found -> WantedNotices.wanted(found, request));
    if (lead.isEmpty() || isOfAChannelThatIsNotSetUp(request)) {
      return NoticeResult.WITHHELD;
    }
    if (request.channel() == Channel.SMS) {
      waitForTheMorning(lead.get());
    }
    return switch (send.send("notice", drafts.draft(lead.get(), request))) {
      case SENT -> NoticeResult.SENT;
      case WITHHELD -> NoticeResult.WITHHELD;
      case RECIPIENT_DEAD -> NoticeResult.RECIPIENT_DEAD;
    };
  }

  /**
   * A board without texts owes none. Only the question whether a lead still looks waits for the
   * operator, since its life ends without an answer.
   */
  private boolean isOfAChannelThatIsNotSetUp(NoticeRequest request) {
    return request.kind() != NoticeKind.WINBACK && !sender.carries(request.channel());
  }

  /** Quiet hours are no outcome: Temporal holds the attempt until a text may arrive. */
  private void waitForTheMorning(Lead lead) {
    Instant now = clock.instant();
    Instant earliest = textTimes.earliest(lead, now);
    if (earliest.isAfter(now)) {
      throw Failures.later(
          FailureType.QUIET_HOURS,
          "texts to this lead wait until " + earliest,
          Duration.between(now, earliest));
    }
  }
}
