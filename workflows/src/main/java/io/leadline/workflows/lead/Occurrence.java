package io.leadline.workflows.lead;

/** What {@link LeadTransitions} decides on: everything that can happen in a lead's life. */
public sealed interface Occurrence {
  /** A signal brought an event. */
  record Heard(LeadEvent event) implements Occurrence {}

  /** The moment that the life waited for has come. */
  record Due(LeadState.Step step) implements Occurrence {}

  /** A verification mail came to an end that is a result. */
  record MailSettled(VerificationRequest request, VerificationResult result)
      implements Occurrence {}

  /**
   * A verification mail ran out of attempts.
   *
   * @param failureId id that the worker's log line has
   */
  record MailFailed(VerificationRequest request, String failureId, String cause)
      implements Occurrence {}

  /** A notice came to an end that is a result. */
  record NoticeSettled(NoticeRequest request, NoticeResult result) implements Occurrence {}

  /** A notice ran out of attempts. */
  record NoticeFailed(NoticeRequest request, String failureId, String cause)
      implements Occurrence {}

  /** The engagement that was asked for with {@link Effect.Look}. */
  record Looked(Engagement engagement) implements Occurrence {}
}
