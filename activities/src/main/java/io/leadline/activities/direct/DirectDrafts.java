package io.leadline.activities.direct;

import io.leadline.activities.message.Draft;

/** Composes what an operator wants to say, as mail or text message. */
@FunctionalInterface
public interface DirectDrafts {
  /**
   * @param recipient whose channel decides on the form
   * @throws IllegalArgumentException naming what cannot be used, without personal data
   */
  Draft draft(DirectRecipient recipient, String sendId, DirectWords words);
}
