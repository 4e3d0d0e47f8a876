package io.leadline.activities.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where equal alarms of all processes come together. The first opens its group and is told at once;
 * those that follow are counted until the window ends.
 */
public interface AlarmGroups {
  /**
   * Counts equal alarms.
   *
   * @param until when the window of a group that this opens ends
   * @return whether it opened the group, so that the caller tells of it now
   */
  boolean add(Alarm alarm, long count, Instant now, Instant until);

  /**
   * Ends windows that are over. A group that counted anything begins another window, and its count
   * is the caller's to tell; a group that stayed quiet goes, so that the next alarm is a first one.
   */
  List<Counted> end(Instant now, Duration window);

  /**
   * What a group counted.
   *
   * @param last the alarm that came last
   * @param since when counting began
   */
  record Counted(Alarm last, long count, Instant since) {}
}
