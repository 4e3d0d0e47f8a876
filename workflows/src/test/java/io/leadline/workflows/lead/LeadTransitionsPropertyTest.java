package io.leadline.workflows.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every life, whatever happens in whatever order. */
class LeadTransitionsPropertyTest {
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final LifecycleSettings SETTINGS = LifecycleSettings.DEFAULTS;

  /** Something that happens after a while. */
  record Step(Duration pause, Occurrence what) {}

  @Property
  void everyStateKeepsTheInvariants(@ForAll("lives") List<Step> life) {
    LeadState state = LeadState.fresh("lead1", T0);
    Instant now = T0;
    for (Step step : life) {
      now = now.plus(step.pause());
      Transition transition = LeadTransitions.next(state, step.what(), SETTINGS, now);
      checkStep(state, transition, step.what(), now);
      state = transition.after();
    }
  }

  @Property
  void noMailHasTheIdentityOfAnother(@ForAll("lives") List<Step> life) {
    LeadState state = LeadState.fresh("lead1", T0);
    Instant now = T0;
    Set<List<Integer>> mails = new HashSet<>();
    List<VerificationRequest> underway = new ArrayList<>();
    for (Step step : life) {
      now = now.plus(step.pause());
      if (!canHappen(step.what(), underway)) {
        continue;
      }
      Transition transition = LeadTransitions.next(state, step.what(), SETTINGS, now);
      checkMails(transition, step.what(), mails, underway);
      state = transition.after();
    }
  }

  /** As the workflow has it: only a mail under way ends, and no step is due meanwhile. */
  private static boolean canHappen(Occurrence what, List<VerificationRequest> underway) {
    return switch (what) {
      case Occurrence.MailSettled settled -> underway.remove(settled.request());
      case Occurrence.MailFailed failed -> underway.remove(failed.request());
      case Occurrence.Due due -> underway.isEmpty();
      case Occurrence.Heard heard -> true;
      case Occurrence.NoticeSettled settled -> false;
      case Occurrence.NoticeFailed failed -> false;
      case Occurrence.Looked looked -> false;
    };
  }

  @Property
  void sameOccurrenceAgainChangesNothingMore(@ForAll("lives") List<Step> life) {
    LeadState state = LeadState.fresh("lead1", T0);
    Instant now = T0;
    for (Step step : life) {
      now = now.plus(step.pause());
      LeadState once = LeadTransitions.next(state, step.what(), SETTINGS, now).after();
      Transition twice = LeadTransitions.next(once, step.what(), SETTINGS, now);
      if (!asksForMail(step.what())) {
        assertThat(LifeOnPaper.withVersion(twice.after(), once.version())).isEqualTo(once);
      }
      state = once;
    }
  }

  @Property
  void closedStaysClosed_untilANewOptIn(@ForAll("lives") List<Step> life) {
    LeadState state = LeadState.fresh("lead1", T0);
    Instant now = T0;
    for (Step step : life) {
      now = now.plus(step.pause());
      LeadState after = LeadTransitions.next(state, step.what(), SETTINGS, now).after();
      if (state.stage() == LeadStage.CLOSED && after.stage() != LeadStage.CLOSED) {
        assertThat(after.stage()).isEqualTo(LeadStage.VERIFYING);
        assertThat(after.epoch()).isGreaterThan(state.epoch());
      }
      state = after;
    }
  }

  private static void checkStep(
      LeadState before, Transition transition, Occurrence what, Instant now) {
    LeadState after = transition.after();
    boolean stores = transition.effects().contains(new Effect.Store());
    assertThat(after.version()).isEqualTo(before.version() + (stores ? 1 : 0));
    assertThat(stores || after.equals(before)).as("a change is stored").isTrue();
    assertThat(transition.why()).isNotBlank();
    assertThat(after.epoch()).isGreaterThanOrEqualTo(before.epoch());
    assertThat(after.reason() != null).isEqualTo(after.stage() == LeadStage.CLOSED);
    assertThat(after.stageSince()).isBeforeOrEqualTo(now);
    if (after.stage() == LeadStage.ACTIVE) {
      assertThat(after.email().usable() || after.sms().usable()).isTrue();
      assertThat(after.deadline()).isNull();
    }
    if (after.parked() != null) {
      assertThat(after.stage()).isEqualTo(LeadStage.VERIFYING);
      assertThat(after.deadline()).isNull();
    }
    if (before.reason() != null && after.reason() != null) {
      assertThat(after.reason()).isGreaterThanOrEqualTo(before.reason());
    }
    if (what instanceof Occurrence.Heard(LeadEvent.Complained complaint)) {
      assertThat(after.email().usable()).as("after " + complaint).isFalse();
    }
    Instant dayAgo = now.minus(Duration.ofDays(1));
    assertThat(after.resends().stream().filter(at -> at.isAfter(dayAgo)).count())
        .isLessThanOrEqualTo(SETTINGS.resendsPerDay());
    assertThat(after.resends()).hasSizeLessThanOrEqualTo(SETTINGS.resendsInAll());
  }

  /**
   * No mail has the identity of another, but that of the parked step tried again, and the first one
   * when its sign-up is told again.
   */
  private static void checkMails(
      Transition transition,
      Occurrence what,
      Set<List<Integer>> mails,
      List<VerificationRequest> underway) {
    for (Effect effect : transition.effects()) {
      if (effect instanceof Effect.SendVerification(VerificationRequest request)) {
        underway.add(request);
        assertThat(transition.after().stage()).isEqualTo(LeadStage.VERIFYING);
        boolean isNew = mails.add(List.of(request.epoch(), request.ordinal()));
        boolean retried = what instanceof Occurrence.Heard(LeadEvent.StepRetried e);
        boolean toldAgain =
            what instanceof Occurrence.Heard(LeadEvent.SignedUp e) && request.ordinal() == 1;
        assertThat(isNew || retried || toldAgain).as(request.toString()).isTrue();
      }
    }
  }

  private static boolean asksForMail(Occurrence what) {
    return what instanceof Occurrence.Heard(LeadEvent.ResendRequested e);
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<Duration> pauses =
        Arbitraries.of(
            Duration.ZERO,
            Duration.ofSeconds(3),
            Duration.ofHours(5),
            Duration.ofDays(1),
            Duration.ofDays(6),
            Duration.ofDays(31));
    return Combinators.combine(pauses, occurrences()).as(Step::new).list().ofMaxSize(25);
  }

  private static Arbitrary<Occurrence> occurrences() {
    Arbitrary<Integer> epochs = Arbitraries.integers().between(0, 4);
    Arbitrary<Channel> channels = Arbitraries.of(Channel.class);
    Arbitrary<Instant> times =
        Arbitraries.longs().between(-100, 2000).map(h -> T0.plus(Duration.ofHours(h)));
    Arbitrary<VerificationRequest> mails =
        Combinators.combine(epochs, Arbitraries.integers().between(1, 6))
            .as((epoch, n) -> new VerificationRequest("lead1", epoch, n, n == 2));
    Arbitrary<LeadEvent> events =
        Arbitraries.oneOf(
            Combinators.combine(epochs, times).as(LeadEvents::signedUp),
            Combinators.combine(epochs, times).as(LeadEvents::confirmed),
            times.map(LeadEvents::resendRequested),
            Combinators.combine(channels, times).as(LeadEvents::unsubscribed),
            Combinators.combine(channels, times)
                .as((channel, at) -> new LeadEvent.Complained("c-" + at, at, Channel.EMAIL)),
            Combinators.combine(Arbitraries.integers().between(0, 1), times)
                .as(LeadEvents::bounced),
            times.map(LeadEvents::stepRetried));
    return Arbitraries.oneOf(
        events.map(Occurrence.Heard::new),
        Arbitraries.of(LeadState.Step.class).map(Occurrence.Due::new),
        Combinators.combine(mails, Arbitraries.of(VerificationResult.class))
            .as(Occurrence.MailSettled::new),
        mails.map(mail -> new Occurrence.MailFailed(mail, "failure1", "THROTTLED")));
  }
}
