package io.leadline.workflows.lead;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Working copy of a state while {@link LeadTransitions} decides; never leaves it. */
final class NextState {
  private final LeadState before;
  LeadStage stage;
  @Nullable CloseReason reason;
  @Nullable Pause pause;
  int epoch;
  int addressVersion;
  @Nullable Integer pendingAddress;
  ChannelState email;
  ChannelState sms;
  Instant optedInAt;
  @Nullable Instant smsChangedAt;
  Instant stageSince;
  List<Instant> resends;
  int winbacks;
  @Nullable Instant widenAskedAt;
  int addressAskedFor;
  @Nullable ParkedStep parked;
  private final SortedMap<Step, Instant> deadlines = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();

  NextState(LeadState before) {
    this.before = before;
    stage = before.stage();
    reason = before.reason();
    pause = before.pause();
    epoch = before.epoch();
    addressVersion = before.addressVersion();
    pendingAddress = before.pendingAddress();
    email = before.email();
    sms = before.sms();
    optedInAt = before.optedInAt();
    smsChangedAt = before.smsChangedAt();
    stageSince = before.stageSince();
    before.deadlines().forEach(deadline -> deadlines.put(deadline.step(), deadline.at()));
    resends = before.resends();
    winbacks = before.winbacks();
    widenAskedAt = before.widenAskedAt();
    addressAskedFor = before.addressAskedFor();
    parked = before.parked();
  }

  String leadId() {
    return before.leadId();
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
    Instant drop = deadlines.get(Step.DROP_ADDRESS);
    stage = next;
    stageSince = since;
    reason = null;
    pause = null;
    winbacks = 0;
    deadlines.clear();
    parked = null;
    if (drop != null && next.isLiving()) {
      due(Step.DROP_ADDRESS, drop);
    } else {
      pendingAddress = null;
    }
  }

  /** Makes a step due at a moment, instead of when it was due before. */
  void due(Step step, Instant at) {
    deadlines.put(step, at);
  }

  /** The life no longer waits for that step. */
  void noLonger(Step step) {
    deadlines.remove(step);
  }

  /** The life waits for nothing. */
  void waitForNothing() {
    deadlines.clear();
  }

  boolean waits() {
    return !deadlines.isEmpty();
  }

  boolean waitsFor(Step step) {
    return deadlines.containsKey(step);
  }

  /** Asks for what comes after the change is stored. */
  void then(Effect effect) {
    effects.add(effect);
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
    due(Step.FINISH, now.plus(kept));
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** This state, stored, and then whatever was asked for. */
  Transition stored(String why) {
    // Stored first: a message must not exist before the stage that it belongs to.
    List<Effect> all = new ArrayList<>(List.of(new Effect.Store()));
    all.addAll(effects);
    return new Transition(build(before.version() + 1), all, why);
  }

  private LeadState build(long version) {
    return new LeadState(
        before.leadId(),
        version,
        stage,
        reason,
        pause,
        epoch,
        addressVersion,
        pendingAddress,
        email,
        sms,
        optedInAt,
        smsChangedAt,
        stageSince,
        deadlines.entrySet().stream()
            .map(due -> new Deadline(due.getValue(), due.getKey()))
            .sorted(Comparator.comparing(Deadline::at))
            .toList(),
        resends,
        winbacks,
        widenAskedAt,
        addressAskedFor,
        parked);
  }

  /** Whether anything but the version differs from the state before. */
  boolean changed() {
    return !build(before.version()).equals(before);
  }
}
