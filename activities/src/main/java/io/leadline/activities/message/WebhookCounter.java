package io.leadline.activities.message;

/** Counts what webhooks bring, for the metric {@code leadline_webhook_events_total}. */
@FunctionalInterface
public interface WebhookCounter {
  /** Counts nothing. */
  WebhookCounter NONE = (source, event, outcome) -> {};

  /**
   * @param source the provider, such as {@code twilio}
   * @param event one of few words of ours, never the provider's text
   */
  void count(String source, String event, Outcome outcome);

  /** What became of an event. */
  enum Outcome {
    /** Stored, and passed on to the lead if it matters to its stage. */
    TAKEN,
    /** Came before; nothing was done again. */
    REPEATED,
    /** Not about a message or a lead of ours, or of a kind that we do not know. */
    PASSED_OVER,
    /** Stored, but so old that nothing follows from it. */
    TOO_OLD,
    /** About a lead that was erased, or a number that nobody has any more. */
    DROPPED,
    /** The carriers refuse what our messages say: an operator must look at the text. */
    CONTENT,
    /** The provider refuses our settings: an operator must act. */
    SETTINGS,
    /** The request was refused: bad signature, or unreadable. */
    REFUSED
  }
}
