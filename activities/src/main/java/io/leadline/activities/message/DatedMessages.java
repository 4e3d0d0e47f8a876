package io.leadline.activities.message;

import java.time.LocalDate;
import java.util.function.Consumer;

/** The ledger read by time, for statistics. */
public interface DatedMessages {
  /**
   * Hands over every message that was sent, or of which something is known to have happened,
   * between two UTC dates, inclusive, however long after its sending; and some others. Each comes
   * once, always in the same order; read in pages, so a day may be large.
   */
  void eachBetween(LocalDate from, LocalDate to, Consumer<DatedMessage> reader);
}
