package io.leadline.activities.alert;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends one batch of text messages, of which each costs a call of its own: a few at a time, each
 * looked at once more right before its call. Once the provider is busy or refuses our settings, the
 * rest of the batch is not tried.
 */
final class TextCalls {
  /** Providers queue texts themselves, so more calls at a time would not bring them out sooner. */
  private static final int AT_A_TIME = 8;

  private final MessageSender sender;
  private final String owner;
  private final int attempt;
  private final Predicate<Draft> stillWanted;
  private final Map<String, SendOutcome> outcomes = new ConcurrentHashMap<>();
  private volatile @Nullable SendOutcome stop;

  /**
   * @param stillWanted asked right before each call
   */
  TextCalls(MessageSender sender, String owner, int attempt, Predicate<Draft> stillWanted) {
    this.sender = sender;
    this.owner = owner;
    this.attempt = attempt;
    this.stillWanted = stillWanted;
  }

  /**
   * Returns when every call has ended.
   *
   * @return outcome by send id; none for drafts that were not wanted any more
   */
  Map<String, SendOutcome> send(List<Draft> drafts) {
    List<? extends Future<?>> calls;
    // Closing it waits: no call may outlive the attempt that makes it.
    try (ExecutorService few =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().name("text-", 0).factory())) {
      calls = drafts.stream().map(draft -> few.submit(() -> call(draft))).toList();
    }
    calls.forEach(TextCalls::rethrow);
    return Map.copyOf(outcomes);
  }

  private void call(Draft draft) {
    SendOutcome refused = stop;
    if (refused != null) {
      outcomes.put(draft.sendId(), refused);
    } else if (stillWanted.test(draft)) {
      Map<String, SendOutcome> answer = sender.send(owner, attempt, List.of(draft));
      SendOutcome outcome = Objects.requireNonNull(answer.get(draft.sendId()), draft.sendId());
      outcomes.put(draft.sendId(), outcome);
      if (outcome.concernsTheChannel()) {
        stop = outcome;
      }
    }
  }

  private static void rethrow(Future<?> call) {
    try {
      call.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException("a text message could not be sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while text messages were sent", e);
    }
  }
}
