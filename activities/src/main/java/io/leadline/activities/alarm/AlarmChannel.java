package io.leadline.activities.alarm;

import java.io.IOException;
import java.time.Instant;

/** Brings alarms to people. */
public interface AlarmChannel {
  /**
   * Tells of an alarm, or of equal ones that were counted.
   *
   * @throws IOException when it could not be told; it is counted and told later
   */
  void tell(Told told) throws IOException;

  /**
   * What people are told.
   *
   * @param count how many equal ones this stands for
   * @param first whether the trouble is new; otherwise it went on
   * @param since when the first of them was raised
   */
  record Told(Alarm alarm, long count, boolean first, Instant since) {}
}
