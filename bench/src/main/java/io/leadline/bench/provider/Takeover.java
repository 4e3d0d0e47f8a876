package io.leadline.bench.provider;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the calls of a killed worker were taken over: each is made again by its successor.
 *
 * @param again items called before the kill and after it
 * @param left items under way at the kill that were not called again
 * @param firstCall from the kill to the first call of any item
 * @param all from the kill until the last of {@code again} was called again
 */
public record Takeover(long again, long left, Duration firstCall, Duration all) {
  /**
   * @param killedAt of {@link System#nanoTime}, right after the signal
   * @param underWay items whose call had no answer then
   */
  public static Takeover of(List<CallLedger.Call> calls, long killedAt, Set<Integer> underWay) {
    Set<Integer> before = new HashSet<>();
    Set<Integer> again = new HashSet<>();
    Duration first = Duration.ZERO;
    Duration all = Duration.ZERO;
    for (CallLedger.Call call : calls) {
      Duration after = Duration.ofNanos(call.atNanos() - killedAt);
      if (after.isNegative()) {
        before.add(call.item());
        continue;
      }
      first = first.isZero() ? after : first;
      if (before.contains(call.item()) && again.add(call.item())) {
        all = after;
      }
    }
    long left = underWay.stream().filter(item -> !again.contains(item)).count();
    return new Takeover(again.size(), left, first, all);
  }
}
