package io.leadline.activities.posting;

import java.time.Instant;

/** What is done to the set of postings as a whole, now and then. */
public interface PostingUpkeep {
  /**
   * Closes open postings whose own end was before that moment.
   *
   * @param at noted as the time of closing
   * @return how many
   */
  long closeExpired(Instant before, Instant at);

  /**
   * Copies everything into a new physical index, made as the template says today, and searches that
   * one from then on. What an import writes meanwhile may be missing there until its feed is read
   * again, which then writes all of it because {@link PostingIndex#generation()} is another.
   *
   * @return how many postings it holds
   */
  long rebuild();
}
