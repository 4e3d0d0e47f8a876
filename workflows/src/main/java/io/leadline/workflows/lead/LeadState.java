package io.leadline.workflows.lead;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a lead's life as its workflow holds it, the answer to the query of that name, and the
 * first half of what {@link LeadTransitions} decides on. No personal data.
 *
 * @param version counts the changes, so that an old projection never overwrites a newer one
 * @param reason set exactly when the stage is CLOSED
 * @param stageSince when the stage was entered; the deadlines count from it
 * @param deadline the one moment the life waits for, if any
 * @param resends moments of the verification mails asked for in this epoch, oldest first
 * @param parked the step that ran out of attempts, if one did
 */
public record LeadState(
    String leadId,
    long version,
    LeadStage stage,
    @Nullable CloseReason reason,
    int epoch,
    int addressVersion,
    ChannelState email,
    ChannelState sms,
    Instant stageSince,
    @Nullable Deadline deadline,
    List<Instant> resends,
    @Nullable ParkedStep parked) {
  public static LeadState fresh(String leadId, Instant at) {
    return new LeadState(
        leadId,
        0,
        LeadStage.NEW,
        null,
        0,
        1,
        ChannelState.UNUSED,
        ChannelState.UNUSED,
        at,
        null,
        List.of(),
        null);
  }

  /** Whether nothing is left to wait for, so that the workflow may complete. */
  public boolean finished() {
    return stage == LeadStage.CLOSED && deadline == null;
  }

  /** Whether the address was never proved in this epoch, so that its data must not be kept. */
  public boolean neverProved() {
    return email.consent() == Consent.PENDING;
  }

  /** What is due at a moment, unless something happens before. */
  public record Deadline(Instant at, Step step) {}

  /** Steps that a deadline brings, or that can be parked. */
  public enum Step {
    SEND_VERIFICATION,
    SEND_REMINDER,
    GIVE_UP,
    FINISH
  }

  /**
   * A step that ran out of attempts: it waits for an operator's {@code retryStep}.
   *
   * @param ordinal which verification mail of the epoch it was
   * @param failureId id that the log line, the dead letter and the Temporal failure share
   */
  public record ParkedStep(Step step, int ordinal, String failureId, String cause, Instant at) {}
}
