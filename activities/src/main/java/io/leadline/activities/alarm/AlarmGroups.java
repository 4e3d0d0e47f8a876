package io.leadline.activities.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where equal alarms of all processes come together. The first opens its group and is told at once;
 * those that follow are counted until the window ends. A group stays owed to people until somebody
 * says that they were told of it, so that neither a dead process nor a channel that is away makes
 * anybody miss a new trouble.
 */
public interface AlarmGroups {
  /**
   * Counts equal alarms.
   *
   * @param until when a group that this opens is told again, unless {@link #told} comes before
   * @return whether it opened the group, so that the caller tells of it now
   */
  boolean add(Alarm alarm, long count, Instant now, Instant until);

  /**
   * People were told of a new group, and of so many alarms in it. Safe to repeat.
   *
   * @param until when the window of the group ends
   */
  void told(String group, long count, Instant until);

  /**
   * Ends windows that are over. A group that counted anything begins another window, and its count
   * is the caller's to tell; one that is owed stays so. A group that stayed quiet goes, so that the
   * next alarm is a first one.
   */
  List<Counted> end(Instant now, Duration window, Duration owedAgainAfter);

  /**
   * What a group counted.
   *
   * @param last the alarm that came last
   * @param first whether it is owed: nobody is known to have been told of it
   * @param since when counting began
   */
  record Counted(Alarm last, long count, boolean first, Instant since) {}
}
