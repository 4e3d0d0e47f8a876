package io.leadline.activities.message;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a provider call ended. */
public sealed interface CallAnswer {
  /** The provider took all of it. */
  record Accepted(@Nullable String providerId) implements CallAnswer {}

  /** Not processed for sure (throttled, not connected, out of service): safe to call again. */
  record TryLater(Duration after, String problem) implements CallAnswer {}

  /** The whole call was refused because of these recipients, by send id. */
  record RecipientsRefused(Map<String, String> problems) implements CallAnswer {}

  /** The provider refuses our settings: key, sender, template. */
  record Misconfigured(String problem) implements CallAnswer {}

  /** The request may have been processed; nobody knows yet. */
  record OutcomeUnknown(String problem) implements CallAnswer {}
}
