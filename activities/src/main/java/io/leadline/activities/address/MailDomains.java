package io.leadline.activities.address;

import java.time.Duration;

/** Knows which domains accept mail. */
public interface MailDomains {
  /**
   * Asks for a domain in lower-case ASCII. Never throws for what a name server does: whatever is
   * not an answer is {@link Status#UNKNOWN}.
   */
  Answer ask(String domain);

  /**
   * An answer.
   *
   * @param keep how long it may be remembered
   */
  record Answer(Status status, Duration keep) {}

  /** Whether a domain accepts mail. */
  enum Status {
    /** It names mail servers, or an address of its own (RFC 5321, 5.1). */
    ACCEPTS,
    /** It does not exist. */
    NO_SUCH_DOMAIN,
    /** It exists and takes no mail: null MX (RFC 7505), or neither MX nor address. */
    NO_MAIL,
    /** Nobody could tell just now; says nothing about the domain. */
    UNKNOWN
  }
}
