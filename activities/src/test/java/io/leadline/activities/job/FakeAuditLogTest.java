package io.leadline.activities.job;

class FakeAuditLogTest extends AuditLogContract {
  private final AuditLog fake = new FakeAuditLog();

  @Override
  protected AuditLog log() {
    return fake;
  }
}
