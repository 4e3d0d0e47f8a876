package io.leadline.workflows.lead;

/** What a {@link Transition} asks the workflow to do, in the order of the list. */
public sealed interface Effect {
  /** Store the change: projection, stage history, alerts on or off, data whose time is over. */
  record Store() implements Effect {}

  /** Send a verification mail; its end comes back as an {@link Occurrence}. */
  record SendVerification(VerificationRequest request) implements Effect {}

  /** Send a notice; its end comes back as an {@link Occurrence}. */
  record SendNotice(NoticeRequest request) implements Effect {}

  /** Read the lead's engagement; it comes back as {@link Occurrence.Looked}. */
  record Look() implements Effect {}
}
