package io.leadline.activities.stats;

class FakeDailyStatsTest extends DailyStatsContract {
  @Override
  protected DailyStats empty() {
    return new FakeDailyStats();
  }
}
