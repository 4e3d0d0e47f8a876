package io.leadline.activities.lead;

import java.time.Instant;
import java.util.List;

/** Entries on their way to the workflows of leads. Durable before {@code put} returns. */
public interface Outbox {
  /** Stores an entry; the same id again changes nothing. */
  void put(OutboxEntry entry);

  /** Entries due at that moment, oldest first. */
  List<OutboxEntry> due(Instant now, int limit);

  /** What still waits to be told to the workflow of that lead. */
  List<OutboxEntry> of(String leadId);

  /** Puts a failed delivery off and counts it. */
  void postpone(String id, Instant dueAt);

  void remove(String id);

  /** How many entries wait, for readiness and metrics. */
  long size();
}
