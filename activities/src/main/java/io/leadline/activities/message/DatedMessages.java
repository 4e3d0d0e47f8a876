package io.leadline.activities.message;

import java.time.LocalDate;
import java.util.function.Consumer;

/** The ledger read by date, for statistics. */
public interface DatedMessages {
  /**
   * Hands over all messages whose send id has a date between these two, inclusive, in the order of
   * the ids; read in pages, so a day may be large.
   */
  void eachDated(LocalDate from, LocalDate to, Consumer<Message> reader);
}
