package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.workflows.lead.Channel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextCallsTest {
  private final Set<String> sent = Collections.newSetFromMap(new ConcurrentHashMap<>());

  @Test
  void sendsEachInACallOfItsOwnEightAtATime() {
    CyclicBarrier together = new CyclicBarrier(8);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Map<String, SendOutcome> outcomes =
        calls(
                (owner, attempt, drafts) -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  meet(together);
                  running.decrementAndGet();
                  return accept(drafts);
                })
            .send(drafts(40));

    assertThat(outcomes).hasSize(40).containsValue(SendOutcome.SENT);
    assertThat(sent).hasSize(40);
    assertThat(most).hasValue(8);
  }

  @Test
  void doesNotCallForWhatIsNotWantedAnyMore() {
    TextCalls calls =
        new TextCalls(
            (owner, attempt, drafts) -> accept(drafts),
            "alerts-1",
            1,
            draft -> !draft.sendId().equals("s3"));

    Map<String, SendOutcome> outcomes = calls.send(drafts(5));

    assertThat(outcomes).containsOnlyKeys("s0", "s1", "s2", "s4");
    assertThat(sent).doesNotContain("s3");
  }

  @Test
  void aBusyProviderIsNotAskedForTheRest() {
    AtomicInteger asked = new AtomicInteger();

    Map<String, SendOutcome> outcomes =
        calls(
                (owner, attempt, drafts) -> {
                  asked.incrementAndGet();
                  return Map.of(drafts.getFirst().sendId(), SendOutcome.TRY_LATER);
                })
            .send(drafts(100));

    assertThat(asked.get()).isBetween(1, 8);
    assertThat(outcomes).hasSize(100).containsValue(SendOutcome.TRY_LATER);
    assertThat(Set.copyOf(outcomes.values())).containsExactly(SendOutcome.TRY_LATER);
  }

  @Test
  void whatASenderThrowsComesOutAfterAllCallsHaveEnded() {
    assertThatThrownBy(
            () ->
                calls(
                        (owner, attempt, drafts) -> {
                          if (drafts.getFirst().sendId().equals("s0")) {
                            throw new IllegalStateException("the ledger is away");
                          }
                          return accept(drafts);
                        })
                    .send(drafts(20)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is away");

    assertThat(sent).hasSize(19);
  }

  private static TextCalls calls(MessageSender sender) {
    return new TextCalls(sender, "alerts-1", 1, draft -> true);
  }

  private Map<String, SendOutcome> accept(List<Draft> drafts) {
    assertThat(drafts).hasSize(1);
    sent.add(drafts.getFirst().sendId());
    return Map.of(drafts.getFirst().sendId(), SendOutcome.SENT);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("not eight at a time", e);
    }
  }

  private static List<Draft> drafts(int count) {
    return IntStream.range(0, count).mapToObj(i -> draft("s" + i)).toList();
  }

  private static Draft draft(String sendId) {
    return new Draft(
        sendId,
        "lead",
        Channel.SMS,
        MessageKind.ALERT,
        1,
        1,
        "+15125550123",
        "hash",
        "",
        "",
        "text",
        "",
        List.of());
  }
}
