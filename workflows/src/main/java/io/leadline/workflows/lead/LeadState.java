package io.leadline.workflows.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a lead's life as its workflow holds it, the answer to the query of that name, and the
 * first half of what {@link LeadTransitions} decides on. No personal data.
 *
 * @param version counts the changes, so that an old projection never overwrites a newer one
 * @param reason set exactly when the stage is CLOSED
 * @param pause set in PAUSED and, as the pause it came from, in WINBACK
 * @param pendingAddress version of the address that is to replace the one in use, once it is proved
 * @param optedInAt when the running opt-in began, or was confirmed: an older withdrawal is
 *     overruled
 * @param smsChangedAt when the lead last agreed to text messages or withdrew, by its own clock
 * @param stageSince when the stage was entered; the deadlines count from it
 * @param deadlines the moments the life waits for, earliest first, one per step
 * @param resends moments of the verification mails asked for in this epoch, oldest first
 * @param winbacks win-back mails of the running quiet time
 * @param widenAskedAt when the lead was last asked to widen its search
 * @param addressAskedFor version of the dead address for which it was asked for another by text
 *     message; 0 when it never was
 * @param parked the step that ran out of attempts, if one did
 */
public record LeadState(
    String leadId,
    long version,
    LeadStage stage,
    @Nullable CloseReason reason,
    @Nullable Pause pause,
    int epoch,
    int addressVersion,
    @Nullable Integer pendingAddress,
    ChannelState email,
    ChannelState sms,
    Instant optedInAt,
    @Nullable Instant smsChangedAt,
    Instant stageSince,
    List<Deadline> deadlines,
    List<Instant> resends,
    int winbacks,
    @Nullable Instant widenAskedAt,
    int addressAskedFor,
    @Nullable ParkedStep parked) {
  public LeadState {
    deadlines = List.copyOf(deadlines);
    resends = List.copyOf(resends);
  }

  public static LeadState fresh(String leadId, Instant at) {
    return new LeadState(
        leadId,
        0,
        LeadStage.NEW,
        null,
        null,
        0,
        1,
        null,
        ChannelState.UNUSED,
        ChannelState.UNUSED,
        at,
        null,
        at,
        List.of(),
        List.of(),
        0,
        null,
        0,
        null);
  }

  /** The next moment the life waits for, if any. */
  @JsonIgnore
  public @Nullable Deadline deadline() {
    return deadlines.isEmpty() ? null : deadlines.getFirst();
  }

  /** Why the lead is paused, won back or closed, as operators see it; null in other stages. */
  @JsonIgnore
  public @Nullable String why() {
    if (reason != null) {
      return reason.name();
    }
    return pause == null ? null : pause.reason().name();
  }

  /** When the quiet time of an active lead began at the earliest. */
  @JsonIgnore
  public Instant activeSince() {
    return optedInAt.isAfter(stageSince) ? optedInAt : stageSince;
  }

  /** Whether nothing is left to wait for, so that the workflow may complete. */
  public boolean finished() {
    return (stage == LeadStage.CLOSED && deadlines.isEmpty()) || stage == LeadStage.ERASED;
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
    /** Look whether the lead still engages. */
    CHECK_ENGAGEMENT,
    /** The next win-back mail. */
    WINBACK,
    SUNSET,
    /** The end of a pause that was asked for. */
    RESUME,
    /** The new address was not proved in time. */
    DROP_ADDRESS,
    /** A notice; is only ever parked. */
    SEND_NOTICE,
    FINISH
  }

  /**
   * A time without alerts.
   *
   * @param since when it began
   * @param until when it ends by itself, if it does
   */
  public record Pause(PauseReason reason, Instant since, @Nullable Instant until) {}

  /**
   * A step that ran out of attempts: it waits for an operator's {@code retryStep}.
   *
   * @param ordinal which verification mail of the epoch it was, or which notice of its kind
   * @param notice the notice that it was, if it was one
   * @param failureId id that the log line, the dead letter and the Temporal failure share
   */
  public record ParkedStep(
      Step step,
      int ordinal,
      @Nullable NoticeRequest notice,
      String failureId,
      String cause,
      Instant at) {}
}
