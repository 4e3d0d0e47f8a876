package io.leadline.activities.subscription;

class FakeEndedJobsTest extends EndedJobsContract {
  private final EndedJobs fake = new FakeEndedJobs();

  @Override
  protected EndedJobs endedJobs() {
    return fake;
  }
}
