package io.leadline.activities.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link AddressCheck} found out about an e-mail address.
 *
 * @param address normalised: trimmed, NFC, domain in lower-case ASCII; as given when it cannot be
 *     read
 * @param reasons everything worth noting, in the order of the checks
 * @param problem in words for the person who typed it, when the verdict is REFUSE
 * @param suggestion another address that was probably meant; offered, never applied
 */
public record AddressReport(
    String address,
    Verdict verdict,
    List<Reason> reasons,
    @Nullable String problem,
    @Nullable String suggestion) {

  /** Whether to write to the address. */
  public enum Verdict {
    ACCEPT,
    REFUSE,
    /** Its domain could not be asked; accept it and rely on the double opt-in. */
    UNKNOWN
  }

  /** What was noticed. */
  public enum Reason {
    SYNTAX,
    TOO_LONG,
    TYPO,
    DISPOSABLE,
    ROLE,
    NO_SUCH_DOMAIN,
    NO_MAIL_DOMAIN,
    DOMAIN_UNKNOWN
  }

  /** Whether a person must confirm before anything else is sent, even if it was imported. */
  public boolean confirmationRequired() {
    return shared() || verdict == Verdict.UNKNOWN;
  }

  /** Whether the mailbox is named after a function, so that several people may read it. */
  public boolean shared() {
    return reasons.contains(Reason.ROLE);
  }
}
