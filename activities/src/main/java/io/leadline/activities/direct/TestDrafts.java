package io.leadline.activities.direct;

import io.leadline.activities.message.Draft;

/** Composes samples of the messages that leads get, marked as tests. */
@FunctionalInterface
public interface TestDrafts {
  /**
   * @param name of the message, such as {@code alert} or {@code last-winback}
   * @throws IllegalArgumentException when there is no such message on the recipient's channel
   */
  Draft draft(String name, DirectRecipient recipient, String sendId);
}
