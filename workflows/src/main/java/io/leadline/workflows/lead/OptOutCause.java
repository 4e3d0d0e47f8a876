package io.leadline.workflows.lead;

/** How a lead told us to stop. */
public enum OptOutCause {
  /** The mailbox provider's one-click POST, RFC 8058. */
  ONE_CLICK,
  /** The button on our unsubscribe page. */
  PAGE,
  /** The preferences page. */
  PREFERENCES,
  /** An unsubscribe event of the mail provider. */
  PROVIDER,
  /** A text message such as STOP. */
  REPLY,
  /** The carrier blocks our texts because the lead told it to. */
  CARRIER,
  /** An operator, at the lead's request. */
  OPERATOR
}
