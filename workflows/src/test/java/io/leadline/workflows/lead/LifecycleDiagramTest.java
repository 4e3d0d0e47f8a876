package io.leadline.workflows.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The picture in docs/lead-lifecycle.md is drawn from the rules. After a change of the rules {@code
 * mvn -pl workflows test -Dtest=LifecycleDiagramTest -Dleadline.draw=true} draws it anew.
 */
class LifecycleDiagramTest {
  private static final Path PAGE = Path.of("../docs/lead-lifecycle.md");
  private static final String BEGIN = "```mermaid\n";
  private static final String END = "```\n";
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

  /** From one stage to another. */
  private record Arrow(LeadStage from, LeadStage to) {}

  /** What decides about a state, without times and counters. */
  private record Shape(
      LeadStage stage,
      Object reason,
      Object pause,
      ChannelState email,
      ChannelState sms,
      List<LeadState.Step> steps,
      int winbacks) {
    static Shape of(LeadState state) {
      return new Shape(
          state.stage(),
          String.valueOf(state.reason()),
          state.pause() == null ? "" : state.pause().reason(),
          state.email(),
          state.sms(),
          state.deadlines().stream().map(LeadState.Deadline::step).toList(),
          state.winbacks());
    }
  }

  @Test
  void pictureShowsTheRules() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END, begin + BEGIN.length()) + END.length();
    String drawn = BEGIN + draw() + END;
    if (Boolean.getBoolean("leadline.draw")) {
      Files.writeString(PAGE, page.substring(0, begin) + drawn + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(drawn);
    }
  }

  private static String draw() {
    StringBuilder picture = new StringBuilder("stateDiagram-v2\n  [*] --> NEW\n");
    decided()
        .forEach(
            (arrow, causes) ->
                picture
                    .append("  ")
                    .append(arrow.from())
                    .append(" --> ")
                    .append(arrow.to())
                    .append(": ")
                    .append(String.join(", ", causes))
                    .append('\n'));
    return picture.toString();
  }

  /** Everything that can happen, in every state that can be reached. */
  private static Map<Arrow, Set<String>> decided() {
    Map<Arrow, Set<String>> arrows =
        new TreeMap<>(Comparator.comparing(Arrow::from).thenComparing(Arrow::to));
    Set<Shape> seen = new HashSet<>();
    Queue<LeadState> left = new ArrayDeque<>(List.of(LeadState.fresh("lead1", T0)));
    while (!left.isEmpty()) {
      LeadState state = left.remove();
      LeadState.Deadline deadline = state.deadline();
      Instant now = deadline == null ? state.stageSince().plus(Duration.ofDays(1)) : deadline.at();
      for (Occurrence what : occurrences(state, now)) {
        LeadState after =
            LeadTransitions.next(state, what, LifecycleSettings.DEFAULTS, now).after();
        if (after.stage() != state.stage()) {
          arrows
              .computeIfAbsent(new Arrow(state.stage(), after.stage()), a -> new TreeSet<>())
              .add(cause(what));
        }
        if (seen.add(Shape.of(after))) {
          left.add(after);
        }
      }
    }
    return arrows;
  }

  private static List<Occurrence> occurrences(LeadState state, Instant now) {
    int epoch = state.epoch();
    VerificationRequest mail = new VerificationRequest("lead1", epoch, 1, false);
    List<Occurrence> all = new ArrayList<>();
    for (LeadEvent event :
        List.of(
            LeadEvents.signedUpForBoth(epoch + 1, now),
            LeadEvents.imported(epoch + 1, OptIn.PROVED, now),
            LeadEvents.confirmed(epoch, now),
            LeadEvents.resendRequested(now),
            LeadEvents.engaged(EngagementSource.CLICK, now),
            LeadEvents.kept(now),
            LeadEvents.pauseRequested(now.plus(Duration.ofDays(9)), Actor.LEAD, now),
            LeadEvents.resumeRequested(Actor.LEAD, now),
            LeadEvents.unsubscribed(Channel.EMAIL, now),
            LeadEvents.complained(now),
            LeadEvents.bounced(1, now),
            LeadEvents.smsStopped(now),
            LeadEvents.smsStarted(now.plusSeconds(1)),
            LeadEvents.addressChange(2, now),
            LeadEvents.stepRetried(now),
            LeadEvents.eraseRequested(now))) {
      all.add(new Occurrence.Heard(event));
    }
    Arrays.stream(LeadState.Step.values()).map(Occurrence.Due::new).forEach(all::add);
    all.add(new Occurrence.MailSettled(mail, VerificationResult.RECIPIENT_DEAD));
    all.add(new Occurrence.MailFailed(mail, "failure1", "THROTTLED"));
    all.add(new Occurrence.NoticeSettled(notice(epoch), NoticeResult.RECIPIENT_DEAD));
    all.add(new Occurrence.Looked(seen(null)));
    all.add(new Occurrence.Looked(seen(now)));
    return all;
  }

  private static NoticeRequest notice(int epoch) {
    return new NoticeRequest("lead1", epoch, NoticeKind.WELCOME, Channel.EMAIL, 1, LocalDate.EPOCH);
  }

  private static Engagement seen(@Nullable Instant strong) {
    return new Engagement(strong, null, 30, null, 1, LifecycleSettings.DEFAULTS);
  }

  private static String cause(Occurrence what) {
    return switch (what) {
      case Occurrence.Heard(LeadEvent.SignedUp event) ->
          event.optIn() == OptIn.PROVED ? "signUp with proof" : event.name();
      case Occurrence.Heard(LeadEvent event) -> event.name();
      case Occurrence.Due(LeadState.Step step) -> step.name();
      case Occurrence.MailSettled settled -> "mail refused";
      case Occurrence.MailFailed failed -> "mail failed";
      case Occurrence.NoticeSettled settled -> "mail refused";
      case Occurrence.NoticeFailed failed -> "notice failed";
      case Occurrence.Looked(Engagement seen) ->
          seen.lastStrong() == null ? "no engagement" : "engagement";
    };
  }
}
