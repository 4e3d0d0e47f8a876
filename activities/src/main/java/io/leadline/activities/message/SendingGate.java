package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.util.Optional;

/** Whether messages may leave by a channel right now; asked before each provider call. */
@FunctionalInterface
public interface SendingGate {
  /** Lets everything pass. */
  SendingGate OPEN = channel -> Optional.empty();

  /** Why nothing may leave, in words for operators; empty when it may. */
  Optional<String> stopped(Channel channel);

  /** Whether messages may leave only slowly for now. */
  default boolean slowed(Channel channel) {
    return false;
  }
}
