package io.leadline.activities.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by recipient domain in bounded memory: of the first few thousand domains each by itself,
 * and what is asked for are those with most mail and all the rest together.
 */
final class DomainTally {
  /** What all domains that are not shown are counted as. */
  static final String OTHER = "other";

  private static final int SHOWN = 20;
  private static final int COUNTED = 2000;

  private final Map<String, MessageCounts> counts = new HashMap<>();

  void add(String domain, MessageCounts more) {
    boolean room = counts.size() < COUNTED || counts.containsKey(domain);
    counts.merge(room ? domain : OTHER, more, MessageCounts::plus);
  }

  /** At most 20 domains and {@link #OTHER}, by name. */
  Map<String, MessageCounts> top() {
    List<Map.Entry<String, MessageCounts>> most =
        counts.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(OTHER))
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, MessageCounts> e) -> weight(e.getValue()))
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList();
    Map<String, MessageCounts> top = new TreeMap<>();
    most.stream().limit(SHOWN).forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    MessageCounts rest =
        most.stream()
            .skip(SHOWN)
            .map(Map.Entry::getValue)
            .reduce(counts.getOrDefault(OTHER, MessageCounts.NONE), MessageCounts::plus);
    if (!rest.equals(MessageCounts.NONE)) {
      top.put(OTHER, rest);
    }
    return top;
  }

  private static long weight(MessageCounts counted) {
    return counted.sent() + counted.delivered() + counted.bounced();
  }
}
