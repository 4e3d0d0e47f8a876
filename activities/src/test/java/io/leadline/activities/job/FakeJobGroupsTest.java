package io.leadline.activities.job;

class FakeJobGroupsTest extends JobGroupsContract {
  private final JobGroups fake = new FakeJobGroups();

  @Override
  protected JobGroups groups() {
    return fake;
  }
}
