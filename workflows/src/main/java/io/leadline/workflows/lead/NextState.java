package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Working copy of a state while {@link LeadTransitions} decides; never leaves it. */
final class NextState {
  private final LeadState before;
  LeadStage stage;
  @Nullable CloseReason reason;
  int epoch;
  ChannelState email;
  ChannelState sms;
  Instant stageSince;
  @Nullable Deadline deadline;
  List<Instant> resends;
  @Nullable ParkedStep parked;

  NextState(LeadState before) {
    this.before = before;
    stage = before.stage();
    reason = before.reason();
    epoch = before.epoch();
    email = before.email();
    sms = before.sms();
    stageSince = before.stageSince();
    deadline = before.deadline();
    resends = before.resends();
    parked = before.parked();
  }

  ChannelState channel(Channel channel) {
    return switch (channel) {
      case EMAIL -> email;
      case SMS -> sms;
    };
  }

  void channel(Channel channel, ChannelState state) {
    switch (channel) {
      case EMAIL -> email = state;
      case SMS -> sms = state;
    }
  }

  /** Whether some channel carries alerts, or will once the address is proved. */
  boolean reachable() {
    return email.usable() || sms.usable() || (email.pending() && stage == LeadStage.VERIFYING);
  }

  void enter(LeadStage next, Instant since) {
    stage = next;
    stageSince = since;
    reason = null;
    deadline = null;
    parked = null;
  }

  /** Ends the life; when it has ended already, a harder reason replaces a softer one. */
  void close(CloseReason why, Instant since, LifecycleSettings settings, Instant now) {
    if (stage == LeadStage.CLOSED && reason != null) {
      reason = why.compareTo(reason) > 0 ? why : reason;
      return;
    }
    enter(LeadStage.CLOSED, since);
    reason = why;
    boolean unproved = why == CloseReason.NEVER_VERIFIED;
    Duration kept = unproved ? settings.neverVerifiedKept() : settings.closedKept();
    deadline = new Deadline(now.plus(kept), Step.FINISH);
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** The state under the version that follows. */
  LeadState build() {
    return build(before.version() + 1);
  }

  private LeadState build(long version) {
    return new LeadState(
        before.leadId(),
        version,
        stage,
        reason,
        epoch,
        before.addressVersion(),
        email,
        sms,
        stageSince,
        deadline,
        List.copyOf(resends),
        parked);
  }

  /** Whether anything but the version differs from the state before. */
  boolean changed() {
    return !build(before.version()).equals(before);
  }
}
