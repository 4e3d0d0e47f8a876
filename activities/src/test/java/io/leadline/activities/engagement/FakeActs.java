package io.leadline.activities.engagement;

import io.leadline.activities.message.SendId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Acts} in memory, under the same contract as the Mongo adapter. */
public final class FakeActs implements Acts {
  private final Map<String, Set<Act>> acts = new HashMap<>();
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, Instant> dueAt = new HashMap<>();

  @Override
  public synchronized void note(Map<String, ? extends Collection<Act>> bySendId, Instant due) {
    bySendId.forEach(
        (sendId, added) -> {
          if (revisions.getOrDefault(sendId, 0) < MOST) {
            acts.computeIfAbsent(sendId, id -> new LinkedHashSet<>()).addAll(added);
            revisions.merge(sendId, added.size(), Integer::sum);
            dueAt.merge(sendId, due, (a, b) -> a.isBefore(b) ? a : b);
          }
        });
  }

  @Override
  public synchronized List<MessageActs> due(Instant now, int limit) {
    return dueAt.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .map(
            id ->
                new MessageActs(
                    id,
                    revisions.getOrDefault(id, 0),
                    new ArrayList<>(acts.getOrDefault(id, Set.of()))))
        .toList();
  }

  @Override
  public synchronized void forget(Collection<String> sendIds) {
    acts.keySet().removeAll(sendIds);
    revisions.keySet().removeAll(sendIds);
    dueAt.keySet().removeAll(sendIds);
  }

  @Override
  public synchronized int purgeBefore(Instant then, int limit) {
    LocalDate today = LocalDate.ofInstant(then, ZoneOffset.ofHours(-12));
    List<String> old =
        acts.keySet().stream()
            .filter(id -> SendId.parse(id).date().isBefore(today) && !dueAt.containsKey(id))
            .limit(limit)
            .toList();
    old.forEach(acts::remove);
    old.forEach(revisions::remove);
    return old.size();
  }

  @Override
  public synchronized void judged(MessageActs judged, @Nullable Instant again) {
    String sendId = judged.sendId();
    if (revisions.getOrDefault(sendId, 0) != judged.revision()) {
      return;
    }
    if (again == null) {
      dueAt.remove(sendId);
    } else {
      dueAt.put(sendId, again);
    }
  }
}
