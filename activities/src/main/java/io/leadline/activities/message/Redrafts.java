package io.leadline.activities.message;

import java.time.Instant;
import java.util.List;

/** Composes messages again that turned out not to have been sent. */
public interface Redrafts {
  /**
   * Drafts, under the same send ids, of those messages that are still wanted at this moment: an
   * alert only inside its catch-up window, a verification only while the lead waits for it.
   */
  List<Draft> redraft(List<Message> messages, Instant now);
}
