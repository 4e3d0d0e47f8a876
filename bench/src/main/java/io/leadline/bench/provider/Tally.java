package io.leadline.bench.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the items of a run, by what the provider saw.
 *
 * @param accepted items that took effect, once or more often
 * @param doubled items that took effect more than once
 * @param again calls beyond the first of an item
 */
public record Tally(long accepted, long doubled, long again) {
  public static Tally of(List<CallLedger.Call> calls) {
    Map<Integer, Integer> effects = new HashMap<>();
    calls.stream()
        .filter(CallLedger.Call::accepted)
        .forEach(call -> effects.merge(call.item(), 1, Integer::sum));
    long items = calls.stream().map(CallLedger.Call::item).distinct().count();
    return new Tally(
        effects.size(),
        effects.values().stream().filter(times -> times > 1).count(),
        calls.size() - items);
  }
}
