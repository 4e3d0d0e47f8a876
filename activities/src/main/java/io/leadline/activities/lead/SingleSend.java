package io.leadline.activities.lead;

import io.leadline.activities.failure.Failures;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.workflows.FailureType;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Sends the one message of an activity through the ledger. What may pass (throttling, an outage, a
 * brake, a wrong setting) is thrown for Temporal to try again; every other outcome is answered.
 */
final class SingleSend {
  private static final Instant ATTEMPTS_COUNT_FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration DEFERRED = Duration.ofMinutes(5);
  private static final Duration THROTTLED = Duration.ofSeconds(15);
  private static final Duration MISCONFIGURED = Duration.ofMinutes(2);

  private final MessageSender sender;

  /** What an activity answers its workflow. */
  enum Ending {
    /** The provider took it, or may have and the ledger settles it. */
    SENT,
    /** Nothing went out, for a reason that another attempt would not change. */
    WITHHELD,
    RECIPIENT_DEAD
  }

  SingleSend(MessageSender sender) {
    this.sender = sender;
  }

  /**
   * Sends it, called by the activity that it belongs to.
   *
   * @param work names the kind of work; with the send id it makes the owner of the call
   * @throws RuntimeException a named failure, when it is to be tried again
   */
  Ending send(String work, Draft draft) {
    int attempt = attempt(Activity.getExecutionContext().getInfo());
    SendOutcome outcome =
        Objects.requireNonNull(
            sender.send(work + "-" + draft.sendId(), attempt, List.of(draft)).get(draft.sendId()));
    return switch (outcome) {
      case SENT, ALREADY_CLAIMED, UNKNOWN -> Ending.SENT;
      case SUPPRESSED, RECIPIENT_OPTED_OUT, BLOCKED, CAPPED, WARMING_UP -> Ending.WITHHELD;
      case RECIPIENT_DEAD -> Ending.RECIPIENT_DEAD;
      case STOPPED ->
          throw Failures.later(
              FailureType.THROTTLED,
              sender.stopped(draft.channel()).orElse("the channel was stopped a moment ago"),
              STOPPED);
      case DEFERRED ->
          throw Failures.later(
              FailureType.THROTTLED, "the recipient's server asks to come again", DEFERRED);
      case TRY_LATER ->
          throw Failures.later(
              FailureType.THROTTLED, "the provider is throttling or away", THROTTLED);
      case MISCONFIGURED ->
          throw Failures.later(
              FailureType.MISCONFIGURED,
              "the provider refuses our settings; ./leadline doctor says what to do",
              MISCONFIGURED);
    };
  }

  /**
   * Number of this attempt among all of its message. A step that an operator retries counts from 1
   * again, so the time of scheduling goes before it: the ledger needs attempts in order.
   */
  private static int attempt(ActivityInfo info) {
    long scheduled = info.getScheduledTimestamp() / 1_000 - ATTEMPTS_COUNT_FROM.getEpochSecond();
    return Math.toIntExact(Math.max(0, scheduled) + info.getAttempt());
  }
}
