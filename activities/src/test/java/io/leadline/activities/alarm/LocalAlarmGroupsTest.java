package io.leadline.activities.alarm;

class LocalAlarmGroupsTest extends AlarmGroupsContract {
  private final AlarmGroups local = new LocalAlarmGroups();

  @Override
  protected AlarmGroups groups() {
    return local;
  }
}
