package io.leadline.bench.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every call that a provider got, in the order of arrival. */
public final class CallLedger {
  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final Map<Integer, Integer> underWay = new HashMap<>();
  private final Set<Integer> decided = new HashSet<>();

  /**
   * One call.
   *
   * @param atNanos of {@link System#nanoTime}
   * @param accepted whether the item took effect with it, although the answer comes later
   */
  public record Call(int item, long atNanos, boolean accepted) {}

  /** Takes a call in and decides about it. */
  synchronized Behaviour.Answer arrive(int item, Behaviour behaviour) {
    Behaviour.Answer answer = behaviour.answer(item, attempts.merge(item, 1, Integer::sum));
    calls.add(new Call(item, System.nanoTime(), answer.accepted()));
    underWay.merge(item, 1, Integer::sum);
    if (answer.status() != Behaviour.Answer.NOT_NOW) {
      decided.add(item);
    }
    return answer;
  }

  synchronized void answered(int item) {
    underWay.computeIfPresent(item, (same, many) -> many == 1 ? null : many - 1);
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public synchronized int size() {
    return calls.size();
  }

  /** Items that were accepted or refused for good. */
  public synchronized int decided() {
    return decided.size();
  }

  /** Items with a call that is not answered yet. */
  public synchronized Set<Integer> underWay() {
    return new HashSet<>(underWay.keySet());
  }
}
