package io.leadline.workflows.lead;

/** How a lead told us to stop. */
public enum OptOutCause {
  /** The mailbox provider's one-click POST, RFC 8058. */
  ONE_CLICK,
  /** The button on our unsubscribe page. */
  PAGE,
  /** An unsubscribe event of the mail provider. */
  PROVIDER,
  /** An operator, at the lead's request. */
  OPERATOR
}
