package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;

/** Who did what when; only ever appended to. */
public interface AuditLog {
  void add(Entry entry);

  /** Newest first. */
  List<Entry> list(int limit);

  /**
   * An act of an operator.
   *
   * @param who {@code operator}, {@code cli} or a name
   * @param what such as {@code job.retry}
   * @param target id of what it was done to
   * @param detail for people, without personal data
   */
  record Entry(String id, Instant at, String who, String what, String target, String detail) {}
}
