package io.leadline.activities.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reading side of the ledger, and what our own links add to it. */
public interface Messages {
  Optional<Message> find(String sendId);

  /** Messages to a lead between two local dates, inclusive, oldest first; ids are computed. */
  List<Message> of(String leadId, LocalDate from, LocalDate to);

  /** A click on a link of ours; the earliest and latest are kept. */
  void clicked(String sendId, String postingId, Instant at);
}
