package io.leadline.workflows.alert;

import java.util.Map;
import java.util.TreeMap;

/** How many leads ended with which outcome in one slot, such as {@code {SENT: 812, NO_NEW: 97}}. */
public record AlertCounts(Map<String, Long> byOutcome) {
  public static final AlertCounts NONE = new AlertCounts(Map.of());

  public AlertCounts {
    byOutcome = Map.copyOf(byOutcome);
  }

  public AlertCounts plus(AlertCounts other) {
    Map<String, Long> sum = new TreeMap<>(byOutcome);
    other.byOutcome.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return new AlertCounts(sum);
  }
}
