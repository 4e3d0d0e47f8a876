package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends drafts through the ledger: claim, last look at the suppressions, one provider call,
 * outcome. The only way a message leaves the house.
 */
public interface MessageSender {
  /**
   * Sends up to 1,000 drafts of one channel as one provider call.
   *
   * @param owner who makes the call, such as {@code alerts-2026-11-24T13:15:00Z/0}; a later attempt
   *     by the same owner may take over what an earlier one left behind
   * @param attempt counts the attempts of that owner, from 1
   * @return an outcome for every draft, by send id
   */
  Map<String, SendOutcome> send(String owner, int attempt, List<Draft> drafts);

  /** Why an operator has stopped the channel, in words; empty when nobody has. */
  default Optional<String> stopped(Channel channel) {
    return Optional.empty();
  }

  /** Until when the provider of the channel wants no call, if that is long; else empty. */
  default Optional<Instant> restsUntil(Channel channel) {
    return Optional.empty();
  }

  /** Whether the channel is set up, so that messages can leave by it at all. */
  default boolean carries(Channel channel) {
    return true;
  }
}
