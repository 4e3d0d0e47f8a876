package io.leadline.activities.subscription;

import java.net.URI;
import java.util.Optional;

/** Which addresses a subscription may name. */
@FunctionalInterface
public interface ReceiverRules {
  /**
   * Why events may not go there, in words that follow the name of the field; empty when they may.
   */
  Optional<String> refusal(URI url);
}
