package io.leadline.activities.engagement;

import java.time.Instant;
import java.util.Collection;

/** Learns from the postings that people follow what they like. */
public interface Tastes {
  /** Learns nothing. */
  Tastes NONE = followed -> {};

  /**
   * A posting that a person followed.
   *
   * @param at when
   */
  record Followed(String leadId, String postingId, Instant at) {}

  /**
   * Takes in what was followed, in any order; safe to repeat. Postings and leads that nobody knows
   * any more are passed over.
   *
   * @throws io.leadline.activities.failure.BackendUnavailableException when the postings cannot be
   *     looked up for now
   */
  void learn(Collection<Followed> followed);
}
