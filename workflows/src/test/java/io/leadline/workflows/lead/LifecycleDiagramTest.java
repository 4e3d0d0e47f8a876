package io.leadline.workflows.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture in docs/lead-lifecycle.md shows exactly the stage changes that the rules make. */
class LifecycleDiagramTest {
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final Pattern ARROW = Pattern.compile("\\s*(\\w+) --> (\\w+): (.+)");

  @Test
  void pictureShowsTheRules() throws IOException {
    assertThat(drawn()).isEqualTo(decided());
  }

  private static Set<String> drawn() throws IOException {
    Set<String> arrows = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../docs/lead-lifecycle.md"))) {
      Matcher arrow = ARROW.matcher(line);
      if (arrow.matches()) {
        for (String cause : arrow.group(3).split(", ", -1)) {
          arrows.add(arrow.group(1) + " -> " + arrow.group(2) + ": " + cause);
        }
      }
    }
    return arrows;
  }

  /** Everything that can happen, in every state that can be reached in three steps or less. */
  private static Set<String> decided() {
    Set<String> arrows = new TreeSet<>();
    List<LeadState> states = List.of(LeadState.fresh("lead1", T0));
    for (int depth = 0; depth < 4; depth++) {
      List<LeadState> next = new ArrayList<>();
      Instant now = T0.plus(Duration.ofDays(40L * (depth + 1)));
      for (LeadState state : states) {
        for (Occurrence what : occurrences(state.epoch(), now)) {
          LeadState after =
              LeadTransitions.next(state, what, LifecycleSettings.DEFAULTS, now).after();
          if (after.stage() != state.stage()) {
            arrows.add(state.stage() + " -> " + after.stage() + ": " + cause(what));
          }
          if (!after.equals(LifeOnPaper.withVersion(state, after.version()))) {
            next.add(after);
          }
        }
      }
      states = next;
    }
    return arrows;
  }

  private static List<Occurrence> occurrences(int epoch, Instant now) {
    VerificationRequest mail = new VerificationRequest("lead1", epoch, 1, false);
    List<Occurrence> all = new ArrayList<>();
    for (LeadEvent event :
        List.of(
            LeadEvents.signedUp(epoch + 1, now),
            LeadEvents.confirmed(epoch, now),
            LeadEvents.resendRequested(now),
            LeadEvents.unsubscribed(Channel.EMAIL, now),
            LeadEvents.complained(now),
            LeadEvents.bounced(1, now),
            LeadEvents.stepRetried(now))) {
      all.add(new Occurrence.Heard(event));
    }
    Arrays.stream(LeadState.Step.values()).map(Occurrence.Due::new).forEach(all::add);
    Arrays.stream(VerificationResult.values())
        .map(result -> new Occurrence.MailSettled(mail, result))
        .forEach(all::add);
    all.add(new Occurrence.MailFailed(mail, "failure1", "THROTTLED"));
    return all;
  }

  private static String cause(Occurrence what) {
    return switch (what) {
      case Occurrence.Heard(LeadEvent event) -> event.name();
      case Occurrence.Due(LeadState.Step step) -> step.name();
      case Occurrence.MailSettled settled -> "mail refused";
      case Occurrence.MailFailed failed -> "mail failed";
      case Occurrence.NoticeSettled settled -> "notice refused";
      case Occurrence.NoticeFailed failed -> "notice failed";
      case Occurrence.Looked looked -> "look";
    };
  }
}
