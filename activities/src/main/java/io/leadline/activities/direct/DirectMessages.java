package io.leadline.activities.direct;

import io.leadline.activities.direct.DirectRecipients.Search;
import io.leadline.activities.direct.DirectResult.Outcome;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RetryNotBefore;
import io.leadline.activities.job.RunAgainAt;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.TextTimes;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.policy.DomainRates;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message for one job, through the ledger and under the rules of all messages: consent,
 * suppression, hours of texts. The job's id is part of the send id, so that it is one message
 * whatever dies; where the provider's answer was lost the job waits until that is settled.
 */
public final class DirectMessages {
  private static final Duration THROTTLED = Duration.ofSeconds(30);
  private static final Duration WARMING_UP = Duration.ofHours(1);
  private static final Duration MISCONFIGURED = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofMinutes(1);

  /** A little more than calls in doubt are settled for. */
  private static final Duration SETTLED_WITHIN = Duration.ofHours(25);

  private final DirectRecipients recipients;
  private final DirectDrafts drafts;
  private final MessageSender sender;
  private final MessageLedger ledger;
  private final TextTimes leadTimes;
  private final NumberTimes numberTimes;
  private final InstantSource clock;

  public DirectMessages(
      DirectRecipients recipients,
      DirectDrafts drafts,
      MessageSender sender,
      MessageLedger ledger,
      TextTimes leadTimes,
      NumberTimes numberTimes,
      InstantSource clock) {
    this.recipients = recipients;
    this.drafts = drafts;
    this.sender = sender;
    this.ledger = ledger;
    this.leadTimes = leadTimes;
    this.numberTimes = numberTimes;
    this.clock = clock;
  }

  /**
   * Whom it goes to; one of the two is set.
   *
   * @param consented whether {@code to}, if it is no lead's, has agreed to hear from us
   */
  record Addressee(@Nullable String leadId, @Nullable String to, boolean consented) {
    Addressee {
      if ((leadId == null) == (to == null)) {
        throw new IllegalArgumentException("either leadId or to must be given");
      }
    }
  }

  /** Composes the message, once its recipient is known. */
  @FunctionalInterface
  interface Composer {
    Draft draft(DirectRecipient recipient, String sendId);
  }

  DirectResult send(Channel channel, Addressee addressee, DirectWords words, JobContext job) {
    return send(
        channel, addressee, (recipient, sendId) -> drafts.draft(recipient, sendId, words), job);
  }

  DirectResult send(Channel channel, Addressee addressee, Composer composer, JobContext job) {
    if (!sender.carries(channel)) {
      throw new PermanentFailure(
          "no provider is set up for this channel; ./leadline doctor says what is missing");
    }
    String to = addressee.to();
    Search found =
        to == null
            ? recipients.lead(Objects.requireNonNull(addressee.leadId()), channel)
            : recipients.address(to, channel, addressee.consented());
    return switch (found) {
      case Search.None(Outcome why) -> DirectResult.of(why);
      case Search.Found(DirectRecipient recipient) -> send(recipient, composer, job);
    };
  }

  private DirectResult send(DirectRecipient recipient, Composer composer, JobContext job) {
    LocalDate date = LocalDate.ofInstant(job.submittedAt(), ZoneOffset.UTC);
    String sendId =
        SendId.direct(date, recipient.leadId(), recipient.channel(), job.idempotencyKey());
    Draft draft = drafted(recipient, sendId, composer);
    if (recipient.channel() == Channel.SMS) {
      waitForTheMorning(recipient);
    }
    job.checkCancelled();
    Instant now = clock.instant();
    SendOutcome outcome =
        Objects.requireNonNull(
            sender.send("direct-" + sendId, attempt(job, now), List.of(draft)).get(sendId));
    return switch (outcome) {
      case SENT -> new DirectResult(Outcome.SENT, sendId);
      case ALREADY_CLAIMED, UNKNOWN -> settled(sendId, job);
      case SUPPRESSED -> new DirectResult(Outcome.SUPPRESSED, sendId);
      case CAPPED -> new DirectResult(Outcome.CAPPED, sendId);
      case WARMING_UP ->
          throw new RunAgainAt(
              now.plus(WARMING_UP), "the sender's domain is warming up and carries no more today");
      case DEFERRED ->
          throw new RunAgainAt(
              DomainRates.nextPortion(now), "the recipient's mail domain takes no more for now");
      case RECIPIENT_DEAD -> new DirectResult(Outcome.UNREACHABLE, sendId);
      case RECIPIENT_OPTED_OUT -> new DirectResult(Outcome.OPTED_OUT, sendId);
      case BLOCKED -> new DirectResult(Outcome.BLOCKED, sendId);
      case STOPPED ->
          throw new RunAgainAt(
              now.plus(THROTTLED),
              sender.stopped(draft.channel()).orElse("the channel was stopped a moment ago"));
      case TRY_LATER ->
          throw new RunAgainAt(now.plus(THROTTLED), "the provider is throttling or away");
      case MISCONFIGURED ->
          throw new RetryNotBefore(
              now.plus(MISCONFIGURED),
              "the provider refuses our settings; ./leadline doctor says what to do");
    };
  }

  private static Draft drafted(DirectRecipient recipient, String sendId, Composer composer) {
    try {
      return composer.draft(recipient, sendId);
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /** The ledger needs the attempts of an owner in order, those that count for nothing as well. */
  private static int attempt(JobContext job, Instant now) {
    long seconds = Duration.between(job.submittedAt(), now).toSeconds();
    return Math.toIntExact(Math.max(0, seconds) + 1);
  }

  private void waitForTheMorning(DirectRecipient recipient) {
    Instant now = clock.instant();
    Lead lead = recipient.lead();
    Instant earliest =
        lead == null ? numberTimes.earliest(recipient.to(), now) : leadTimes.earliest(lead, now);
    if (earliest.isAfter(now)) {
      throw new RunAgainAt(earliest, "texts to this number wait for its hours");
    }
  }

  /** A call that may have been made is looked at until the provider's events or silence tell. */
  private DirectResult settled(String sendId, JobContext job) {
    Instant now = clock.instant();
    Optional<Message> row = ledger.rows(List.of(sendId)).stream().findFirst();
    if (row.map(Message::state).filter(CallState.ACCEPTED::equals).isPresent()) {
      return new DirectResult(Outcome.SENT, sendId);
    }
    if (row.map(it -> it.at().plus(SETTLED_WITHIN).isBefore(now)).orElse(false)) {
      return new DirectResult(Outcome.IN_DOUBT, sendId);
    }
    Duration age = Duration.between(job.submittedAt(), now).dividedBy(4);
    Duration wait = age.compareTo(SETTLING) < 0 ? SETTLING : age;
    throw new RunAgainAt(now.plus(wait), "the provider's answer was lost; its events will tell");
  }
}
