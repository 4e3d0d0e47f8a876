package io.leadline.workflows.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A life that a test leads by the rules alone, without Temporal. */
final class LifeOnPaper {
  private LeadState state;
  private Instant now;

  LifeOnPaper(String leadId, Instant start) {
    state = LeadState.fresh(leadId, start);
    now = start;
  }

  LeadState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  void later(Duration duration) {
    now = now.plus(duration);
  }

  Transition happens(Occurrence what) {
    Transition transition = LeadTransitions.next(state, what, LifecycleSettings.DEFAULTS, now);
    state = transition.after();
    return transition;
  }

  Transition hear(LeadEvent event) {
    return happens(new Occurrence.Heard(event));
  }

  /** Ordinals of the mails that the event makes us send. */
  List<Integer> mailsFor(LeadEvent event) {
    return hear(event).effects().stream()
        .filter(Effect.SendVerification.class::isInstance)
        .map(effect -> ((Effect.SendVerification) effect).request().ordinal())
        .toList();
  }

  Transition mailEnds(int ordinal, VerificationResult result) {
    return happens(new Occurrence.MailSettled(mail(ordinal), result));
  }

  Transition mailFails(int ordinal) {
    return happens(new Occurrence.MailFailed(mail(ordinal), "failure1", "THROTTLED: slow down"));
  }

  private VerificationRequest mail(int ordinal) {
    return new VerificationRequest(state.leadId(), state.epoch(), ordinal, ordinal == 2);
  }

  Transition deadlineComes() {
    LeadState.Deadline deadline = Objects.requireNonNull(state.deadline());
    now = deadline.at();
    return happens(new Occurrence.Due(deadline.step()));
  }

  /** The notices that the event makes us send, such as {@code WINBACK 2 EMAIL}. */
  static List<String> notices(Transition transition) {
    return transition.notices().stream()
        .map(it -> it.kind() + " " + it.ordinal() + " " + it.channel())
        .toList();
  }

  /** The workflow looks, and this is what it sees. */
  Transition looks(@Nullable Instant strong, @Nullable Instant weak, int delivered) {
    return happens(
        new Occurrence.Looked(
            new Engagement(strong, weak, delivered, now, 1, LifecycleSettings.DEFAULTS)));
  }

  /** Quiet until the look that pauses it. */
  void quietlyPaused() {
    active();
    deadlineComes();
    looks(null, null, 30);
  }

  void verifying() {
    hear(LeadEvents.signedUp(1, now));
    mailEnds(1, VerificationResult.SENT);
  }

  void active() {
    verifying();
    later(Duration.ofMinutes(5));
    hear(LeadEvents.confirmed(1, now));
  }

  void reach(LeadStage stage) {
    switch (stage) {
      case NEW -> {}
      case VERIFYING -> verifying();
      case ACTIVE -> active();
      case CLOSED -> {
        active();
        hear(LeadEvents.unsubscribed(Channel.EMAIL, now));
      }
      case PAUSED -> quietlyPaused();
      case WINBACK -> {
        quietlyPaused();
        deadlineComes();
      }
      case ERASED -> {
        active();
        hear(LeadEvents.eraseRequested(now));
      }
    }
  }

  static LeadState withVersion(LeadState state, long version) {
    return new LeadState(
        state.leadId(),
        version,
        state.stage(),
        state.reason(),
        state.pause(),
        state.epoch(),
        state.addressVersion(),
        state.pendingAddress(),
        state.email(),
        state.sms(),
        state.optedInAt(),
        state.smsChangedAt(),
        state.stageSince(),
        state.deadlines(),
        state.resends(),
        state.winbacks(),
        state.widenAskedAt(),
        state.addressAskedFor(),
        state.parked());
  }
}
