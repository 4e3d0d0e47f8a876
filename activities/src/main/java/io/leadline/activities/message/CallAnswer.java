package io.leadline.activities.message;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a provider call ended. */
public sealed interface CallAnswer {
  /** Whom the provider refused, by send id; nobody unless an answer says otherwise. */
  default Map<String, Refusal> refusals() {
    return Map.of();
  }

  /** How long the provider wants no other call although it took this one. */
  default Duration rest() {
    return Duration.ZERO;
  }

  /** The provider took all of it. */
  record Accepted(@Nullable String providerId, Duration rest) implements CallAnswer {
    public Accepted(@Nullable String providerId) {
      this(providerId, Duration.ZERO);
    }
  }

  /** The provider took all but these recipients, by send id. */
  record PartlyAccepted(@Nullable String providerId, Map<String, Refusal> refusals, Duration rest)
      implements CallAnswer {
    public PartlyAccepted(@Nullable String providerId, Map<String, Refusal> refusals) {
      this(providerId, refusals, Duration.ZERO);
    }
  }

  /** Not processed for sure (throttled, not connected, out of service): safe to call again. */
  record TryLater(Duration after, String problem) implements CallAnswer {}

  /** The whole call was refused because of these recipients, by send id. */
  record RecipientsRefused(Map<String, Refusal> refusals) implements CallAnswer {}

  /**
   * Why a recipient was refused.
   *
   * @param problem the provider's words, without the address
   */
  record Refusal(Kind kind, String problem) {
    /** What a refusal says about the recipient. */
    public enum Kind {
      /** The address does not exist, or will never take such messages. */
      DEAD,
      /** The recipient told the provider or the carrier to stop. */
      OPTED_OUT,
      /** Nothing: this message cannot go there, which may change. */
      BLOCKED,
      /** Nothing: the recipient's server asks to come again, as for greylisting. */
      LATER
    }
  }

  /** The provider refuses our settings: key, sender, template. */
  record Misconfigured(String problem) implements CallAnswer {}

  /** The request may have been processed; nobody knows yet. */
  record OutcomeUnknown(String problem) implements CallAnswer {}
}
