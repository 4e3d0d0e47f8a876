package io.leadline.activities.alarm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alarms to the log, whatever else hears of them. */
public final class AlarmLog implements AlarmChannel {
  private static final Logger LOG = LoggerFactory.getLogger("alarms");

  @Override
  public void tell(Told told) {
    Alarm alarm = told.alarm();
    String id = alarm.errorId() == null ? "" : " (error " + alarm.errorId() + ")";
    String times = told.count() == 1 ? "" : told.count() + " times since " + told.since() + ": ";
    if (alarm.severity() == Severity.NOTICE) {
      LOG.info("{}{}: {}{}", times, alarm.title(), alarm.words(), id);
    } else {
      LOG.warn("{}{}: {}{}", times, alarm.title(), alarm.words(), id);
    }
  }
}
