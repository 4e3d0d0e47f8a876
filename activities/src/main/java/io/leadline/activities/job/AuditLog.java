package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;

/** Who did what when; appended to, and in the end let go by age. */
public interface AuditLog {
  /** Adding the same id again changes nothing. */
  void add(Entry entry);

  /** Newest first. */
  List<Entry> list(int limit);

  /**
   * Removes the oldest acts.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purge(Instant before, int limit);

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
