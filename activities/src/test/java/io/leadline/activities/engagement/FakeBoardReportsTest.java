package io.leadline.activities.engagement;

class FakeBoardReportsTest extends BoardReportsContract {
  private final FakeBoardReports reports = new FakeBoardReports();

  @Override
  protected BoardReports reports() {
    return reports;
  }
}
