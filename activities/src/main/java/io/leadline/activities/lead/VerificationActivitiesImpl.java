package io.leadline.activities.lead;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.VerificationActivities;
import io.leadline.workflows.lead.VerificationRequest;
import io.leadline.workflows.lead.VerificationResult;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends verification mail through the ledger. Running it twice is safe: the request names its send
 * id, and the ledger makes one message of it.
 */
public final class VerificationActivitiesImpl implements VerificationActivities {
  private static final Instant ATTEMPTS_COUNT_FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration THROTTLED = Duration.ofSeconds(15);
  private static final Duration MISCONFIGURED = Duration.ofMinutes(2);

  private final LeadStore leads;
  private final VerificationMail mail;
  private final MessageSender sender;

  public VerificationActivitiesImpl(LeadStore leads, VerificationMail mail, MessageSender sender) {
    this.leads = leads;
    this.mail = mail;
    this.sender = sender;
  }

  @Override
  public VerificationResult sendVerification(VerificationRequest request) {
    Optional<Lead> lead = leads.find(request.leadId());
    if (lead.isEmpty() || !waitsFor(lead.get(), request)) {
      return VerificationResult.WITHHELD;
    }
    Draft draft = mail.draft(lead.get(), request);
    int attempt = attempt(Activity.getExecutionContext().getInfo());
    SendOutcome outcome =
        Objects.requireNonNull(
            sender.send("verify-" + draft.sendId(), attempt, List.of(draft)).get(draft.sendId()));
    return switch (outcome) {
      case SENT, ALREADY_CLAIMED, UNKNOWN -> VerificationResult.SENT;
      case SUPPRESSED -> VerificationResult.WITHHELD;
      case RECIPIENT_DEAD -> VerificationResult.RECIPIENT_DEAD;
      case TRY_LATER ->
          throw later(FailureType.THROTTLED, "the mail provider is throttling or away", THROTTLED);
      case MISCONFIGURED ->
          throw later(
              FailureType.MISCONFIGURED,
              "the mail provider refuses our settings; ./leadline doctor says what to do",
              MISCONFIGURED);
    };
  }

  /** Attempts go on for a day; meanwhile the lead may have confirmed, left or signed up anew. */
  private static boolean waitsFor(Lead lead, VerificationRequest request) {
    return lead.life().stage() == LeadStage.VERIFYING
        && lead.life().epoch() == request.epoch()
        && !lead.email().isEmpty();
  }

  /**
   * Number of this attempt among all of its mail. A step that an operator retries counts from 1
   * again, so the time of scheduling goes before it: the ledger needs attempts in order.
   */
  private static int attempt(ActivityInfo info) {
    long scheduled = info.getScheduledTimestamp() / 1_000 - ATTEMPTS_COUNT_FROM.getEpochSecond();
    return Math.toIntExact(Math.max(0, scheduled) + info.getAttempt());
  }

  private static ApplicationFailure later(FailureType type, String message, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(message)
        .setNextRetryDelay(delay)
        .build();
  }
}
