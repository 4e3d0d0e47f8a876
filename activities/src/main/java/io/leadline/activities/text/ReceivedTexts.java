package io.leadline.activities.text;

import java.time.Instant;

/**
 * Texts from people as received, by the provider's id, so that one that is delivered again has no
 * second effect. Holds neither number nor words.
 */
public interface ReceivedTexts {
  /** Notes that a text came; of the same id the first time stays. */
  Receipt note(String id, Instant at);

  /** Notes that everything that follows from a text is stored. */
  void done(String id);

  /**
   * @param at when it came first
   * @param done whether everything that follows from it is stored
   */
  record Receipt(Instant at, boolean done) {}
}
