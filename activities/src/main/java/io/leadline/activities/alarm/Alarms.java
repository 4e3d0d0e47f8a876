package io.leadline.activities.alarm;

/** Tells operators of what they should look at. */
@FunctionalInterface
public interface Alarms {
  /** Returns at once and never fails: whoever raises an alarm has other work to do. */
  void raise(Alarm alarm);
}
