package io.leadline.activities.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proof of one opt-in (GDPR Art. 7): what was agreed to, when, from where, and when the address was
 * proved.
 *
 * @param text wording of the form at that time
 * @param ip address the form was sent from, if known
 * @param confirmedAt when the double opt-in was completed
 */
public record ConsentRecord(
    int epoch,
    boolean email,
    boolean sms,
    String text,
    @Nullable String ip,
    Instant givenAt,
    @Nullable Instant confirmedAt) {

  /** This opt-in, proved at that moment or earlier. */
  public ConsentRecord confirmed(Instant at) {
    Instant earliest = confirmedAt == null || at.isBefore(confirmedAt) ? at : confirmedAt;
    return new ConsentRecord(epoch, email, sms, text, ip, givenAt, earliest);
  }

  /** This opt-in under another number. */
  public ConsentRecord ofEpoch(int number) {
    return new ConsentRecord(number, email, sms, text, ip, givenAt, confirmedAt);
  }

  /** Without the address it was given from. */
  public ConsentRecord withoutOrigin() {
    return new ConsentRecord(epoch, email, sms, text, null, givenAt, confirmedAt);
  }
}
