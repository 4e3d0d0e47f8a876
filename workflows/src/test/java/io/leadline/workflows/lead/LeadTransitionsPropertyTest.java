package io.leadline.workflows.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
      if (seesTheFuture(step.what(), now)) {
        continue;
      }
      LeadState once = LeadTransitions.next(state, step.what(), SETTINGS, now).after();
      Transition twice = LeadTransitions.next(once, step.what(), SETTINGS, now);
      if (!asksForMail(step.what())) {
        assertThat(LifeOnPaper.withVersion(twice.after(), once.version())).isEqualTo(once);
      }
      state = once;
    }
  }

  /** A look tells of what was there when it was made, and arrives after that. */
  private static boolean seesTheFuture(Occurrence what, Instant now) {
    return what instanceof Occurrence.Looked(Engagement seen)
        && Stream.of(seen.lastStrong(), seen.lastWeak(), seen.lastExposure())
            .anyMatch(at -> at != null && at.isAfter(now));
  }

  @Property
  void closedStaysClosed_untilANewOptIn(@ForAll("lives") List<Step> life) {
    LeadState state = LeadState.fresh("lead1", T0);
    Instant now = T0;
    for (Step step : life) {
      now = now.plus(step.pause());
      LeadState after = LeadTransitions.next(state, step.what(), SETTINGS, now).after();
      if (state.stage() == LeadStage.CLOSED && after.stage() != LeadStage.CLOSED) {
        boolean newOptIn = after.epoch() > state.epoch();
        boolean start = step.what() instanceof Occurrence.Heard(LeadEvent.SmsStarted e);
        boolean answer = state.reason() == CloseReason.SUNSET && after.stage() == LeadStage.ACTIVE;
        assertThat(newOptIn || start || answer || after.stage() == LeadStage.ERASED).isTrue();
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
      assertThat(waitsFor(after, LeadState.Step.CHECK_ENGAGEMENT)).isTrue();
    }
    if (after.parked() != null) {
      assertThat(after.stage() == LeadStage.VERIFYING || after.stage().isLiving()).isTrue();
      assertThat(after.stage() == LeadStage.VERIFYING && after.deadline() != null).isFalse();
    }
    assertThat(after.pause() != null)
        .isEqualTo(after.stage() == LeadStage.PAUSED || after.stage() == LeadStage.WINBACK);
    assertThat(after.pendingAddress() != null)
        .isEqualTo(waitsFor(after, LeadState.Step.DROP_ADDRESS));
    assertThat(after.deadlines()).isSortedAccordingTo(Comparator.comparing(LeadState.Deadline::at));
    assertThat(before.stage() == LeadStage.ERASED && !after.equals(before)).isFalse();
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

  private static boolean waitsFor(LeadState state, LeadState.Step step) {
    return state.deadlines().stream().anyMatch(deadline -> deadline.step() == step);
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
        LeadState after = transition.after();
        assertThat(after.stage() == LeadStage.VERIFYING || after.email().pending()).isTrue();
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
            times.map(LeadEvents::stepRetried),
            living(channels, times));
    Arbitrary<NoticeRequest> notices =
        Combinators.combine(
                epochs, Arbitraries.of(NoticeKind.class), channels, Arbitraries.of(1, 2))
            .as(
                (epoch, kind, channel, n) ->
                    new NoticeRequest("lead1", epoch, kind, channel, n, LocalDate.EPOCH));
    return Arbitraries.oneOf(
        events.map(Occurrence.Heard::new),
        Arbitraries.of(LeadState.Step.class).map(Occurrence.Due::new),
        Combinators.combine(mails, Arbitraries.of(VerificationResult.class))
            .as(Occurrence.MailSettled::new),
        mails.map(mail -> new Occurrence.MailFailed(mail, "failure1", "THROTTLED")),
        Combinators.combine(notices, Arbitraries.of(NoticeResult.class))
            .as(Occurrence.NoticeSettled::new),
        notices.map(notice -> new Occurrence.NoticeFailed(notice, "failure1", "THROTTLED")),
        Combinators.combine(times.injectNull(0.3), times.injectNull(0.3), Arbitraries.of(0, 9, 30))
            .as(
                (strong, weak, delivered) ->
                    new Occurrence.Looked(
                        new Engagement(strong, weak, delivered, null, 1, SETTINGS))));
  }

  private static Arbitrary<LeadEvent> living(
      Arbitrary<Channel> channels, Arbitrary<Instant> times) {
    Arbitrary<Actor> actors = Arbitraries.of(Actor.class);
    Arbitrary<Integer> versions = Arbitraries.integers().between(1, 4);
    return Arbitraries.oneOf(
        times.map(at -> LeadEvents.signedUpForBoth(2, at)),
        Combinators.combine(Arbitraries.of(OptIn.class), times)
            .as((optIn, at) -> LeadEvents.imported(1, optIn, at)),
        Combinators.combine(Arbitraries.of(EngagementSource.class), times).as(LeadEvents::engaged),
        times.map(LeadEvents::smsDead),
        Combinators.combine(channels, versions, times).as(LeadEvents::failing),
        Combinators.combine(channels, versions, times).as(LeadEvents::restored),
        times.map(LeadEvents::smsStopped),
        times.map(LeadEvents::smsStarted),
        Combinators.combine(times.injectNull(0.2), actors, times).as(LeadEvents::pauseRequested),
        Combinators.combine(actors, times).as(LeadEvents::resumeRequested),
        times.map(LeadEvents::kept),
        Combinators.combine(versions, times).as(LeadEvents::addressChange),
        Combinators.combine(versions, times).as(LeadEvents::addressConfirmed),
        times.map(LeadEvents::preferencesChanged),
        times.map(LeadEvents::eraseRequested));
  }
}
