package io.leadline.activities.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of this process alone, for when the store that the processes share is away. */
public final class LocalAlarmGroups implements AlarmGroups {
  private final Map<String, Group> groups = new HashMap<>();

  private record Group(Alarm last, long held, boolean owed, Instant since, Instant until) {}

  @Override
  public synchronized boolean add(Alarm alarm, long count, Instant now, Instant until) {
    Group known = groups.get(alarm.group());
    groups.put(
        alarm.group(),
        known == null
            ? new Group(alarm, count, true, now, until)
            : new Group(alarm, known.held + count, known.owed, known.since, known.until));
    return known == null;
  }

  @Override
  public synchronized void told(String group, long count, Instant until) {
    groups.computeIfPresent(
        group,
        (name, known) ->
            known.owed
                ? new Group(known.last, known.held - count, false, known.since, until)
                : known);
  }

  @Override
  public synchronized List<Counted> end(Instant now, Duration window, Duration owedAgainAfter) {
    List<Counted> counted = new ArrayList<>();
    for (Group group : List.copyOf(groups.values())) {
      String name = group.last.group();
      if (group.until.isAfter(now)) {
        continue;
      }
      if (group.held == 0) {
        groups.remove(name);
        continue;
      }
      counted.add(new Counted(group.last, group.held, group.owed, group.since));
      groups.put(
          name,
          group.owed
              ? new Group(group.last, group.held, true, group.since, now.plus(owedAgainAfter))
              : new Group(group.last, 0, false, now, now.plus(window)));
    }
    return counted;
  }
}
