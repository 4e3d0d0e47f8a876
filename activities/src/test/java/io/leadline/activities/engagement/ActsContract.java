package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Acts} must do. */
public abstract class ActsContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant DUE = NOON.plusSeconds(15);

  protected abstract Acts acts();

  @Test
  void theWholeSetOfAMessageIsDueAtOnce() {
    note(DUE, act("a", Act.Kind.OPEN, null));
    note(DUE.plusSeconds(5), act("b", Act.Kind.CLICK, "p1"), act("c", Act.Kind.TRAP, null));

    assertThat(acts().due(DUE.minusMillis(1), 9)).isEmpty();
    MessageActs due = acts().due(DUE, 9).getFirst();
    assertThat(due.sendId()).isEqualTo("m1");
    assertThat(due.acts())
        .containsExactlyInAnyOrder(
            act("a", Act.Kind.OPEN, null),
            act("b", Act.Kind.CLICK, "p1"),
            act("c", Act.Kind.TRAP, null));
  }

  @Test
  void sameActAgainAddsNothing() {
    note(DUE, act("a", Act.Kind.OPEN, null));
    note(DUE, act("a", Act.Kind.OPEN, null));

    assertThat(acts().due(DUE, 9).getFirst().acts()).hasSize(1);
  }

  @Test
  void judgedIsNoLongerDueUntilSomethingHappens() {
    note(DUE, act("a", Act.Kind.OPEN, null));
    MessageActs first = acts().due(DUE, 9).getFirst();
    acts().judged(first, null);
    acts().judged(first, null);
    assertThat(acts().due(DUE.plusSeconds(60), 9)).isEmpty();

    note(DUE.plusSeconds(90), act("b", Act.Kind.OPEN, null));
    MessageActs second = acts().due(DUE.plusSeconds(90), 9).getFirst();
    assertThat(second.acts()).hasSize(2);
    assertThat(second.revision()).isGreaterThan(first.revision());
  }

  @Test
  void whatIsProvisionalIsDueAgain() {
    note(DUE, act("a", Act.Kind.CLICK, "p1"));

    acts().judged(acts().due(DUE, 9).getFirst(), DUE.plusSeconds(30));

    assertThat(acts().due(DUE.plusSeconds(29), 9)).isEmpty();
    assertThat(acts().due(DUE.plusSeconds(30), 9)).hasSize(1);
  }

  @Test
  void whatHappensWhileItIsJudgedStaysDue() {
    note(DUE, act("a", Act.Kind.CLICK, "p1"));
    MessageActs judging = acts().due(DUE, 9).getFirst();
    note(DUE.plusSeconds(9), act("b", Act.Kind.TRAP, null));

    acts().judged(judging, null);

    assertThat(acts().due(DUE.plusSeconds(9), 9)).hasSize(1);
  }

  @Test
  void theLongestDueComesFirst() {
    acts().note(Map.of("late", List.of(act("a", Act.Kind.OPEN, null))), DUE.plusSeconds(2));
    acts().note(Map.of("early", List.of(act("b", Act.Kind.OPEN, null))), DUE);

    assertThat(acts().due(DUE.plusSeconds(9), 9))
        .extracting(MessageActs::sendId)
        .containsExactly("early", "late");
    assertThat(acts().due(DUE.plusSeconds(9), 1))
        .extracting(MessageActs::sendId)
        .containsExactly("early");
  }

  @Test
  void aMachinesToyStopsGrowing() {
    List<Act> many = new ArrayList<>();
    IntStream.range(0, Acts.MOST).forEach(i -> many.add(act("a" + i, Act.Kind.OPEN, null)));
    acts().note(Map.of("m1", many), DUE);
    note(DUE, act("one more", Act.Kind.OPEN, null));

    assertThat(acts().due(DUE, 9).getFirst().acts()).hasSize(Acts.MOST);
  }

  @Test
  void purgesWhatIsJudgedOfMessagesWhoseDateIsOverEverywhere() {
    String first = SendId.alert(LocalDate.of(2026, 3, 1), "anna", Channel.EMAIL);
    String second = SendId.alert(LocalDate.of(2026, 3, 1), "ben", Channel.EMAIL);
    String next = SendId.alert(LocalDate.of(2026, 3, 2), "anna", Channel.EMAIL);
    String open = SendId.alert(LocalDate.of(2026, 2, 1), "anna", Channel.EMAIL);
    for (String id : List.of(first, second, next)) {
      acts().note(Map.of(id, List.of(act("a", Act.Kind.OPEN, null))), DUE);
    }
    acts().due(DUE, 9).forEach(due -> acts().judged(due, null));
    acts().note(Map.of(open, List.of(act("a", Act.Kind.OPEN, null))), DUE);
    Instant dateLineIsOver = Instant.parse("2026-03-02T12:00:00Z");

    assertThat(acts().purgeBefore(dateLineIsOver.minusSeconds(1), 9)).isZero();
    assertThat(acts().purgeBefore(dateLineIsOver, 1)).isOne();
    assertThat(acts().purgeBefore(dateLineIsOver, 9)).isOne();
    assertThat(acts().purgeBefore(dateLineIsOver, 9)).isZero();

    assertThat(acts().due(DUE, 9)).extracting(MessageActs::sendId).containsExactly(open);
    acts().note(Map.of(first, List.of(act("b", Act.Kind.CLICK, "p1"))), DUE);
    acts().note(Map.of(next, List.of(act("b", Act.Kind.CLICK, "p1"))), DUE);
    assertThat(acts().due(DUE, 9))
        .filteredOn(due -> !due.sendId().equals(open))
        .extracting(MessageActs::sendId, due -> due.acts().size())
        .containsExactlyInAnyOrder(tuple(first, 1), tuple(next, 2));
  }

  @Test
  void forgetsMessagesJudgedOrNot() {
    acts().note(Map.of("m2", List.of(act("a", Act.Kind.OPEN, null))), DUE);
    note(DUE, act("a", Act.Kind.OPEN, null));

    acts().forget(List.of("m1", "m3"));
    acts().forget(List.of("m1", "m3"));
    acts().forget(List.of());

    assertThat(acts().due(DUE, 9)).extracting(MessageActs::sendId).containsExactly("m2");
    note(DUE, act("b", Act.Kind.OPEN, null));
    assertThat(acts().due(DUE, 9))
        .filteredOn(due -> due.sendId().equals("m1"))
        .singleElement()
        .satisfies(due -> assertThat(due.acts()).hasSize(1));
  }

  @Test
  void nothingIsNothing() {
    acts().note(Map.of(), DUE);

    assertThat(acts().due(DUE, 9)).isEmpty();
  }

  private void note(Instant due, Act... added) {
    acts().note(Map.of("m1", List.of(added)), due);
  }

  private static Act act(String id, Act.Kind kind, @Nullable String link) {
    return new Act(id, kind, link, NOON, NOON.plusSeconds(1), false);
  }
}
