package io.leadline.activities.job.desk;

import io.leadline.activities.job.AuditLog;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Notes in the audit log what operators did with jobs. */
public final class OperatorNotes {
  private final AuditLog log;
  private final Supplier<String> ids;
  private final InstantSource clock;

  public OperatorNotes(AuditLog log, Supplier<String> ids, InstantSource clock) {
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  void add(String who, JobAct act, String target, String detail) {
    add(who, "job." + act.word(), target, detail);
  }

  /**
   * @param who {@code operator}, {@code cli} or a name
   * @param what such as {@code queue.pause}
   * @param detail for people, without personal data
   */
  public void add(String who, String what, String target, String detail) {
    log.add(new AuditLog.Entry(ids.get(), clock.instant(), who, what, target, detail));
  }
}
