package io.leadline.activities.signup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lead of a list that an operator imports, unchecked.
 *
 * @param line of the file it begins on
 * @param sms whether it agreed to text messages too
 * @param proof that it has agreed and proved its address; null sends it through the same proof as
 *     any sign-up
 * @param minPay the least pay that will do, such as {@code $20 an hour}; null for any
 */
public record ImportRow(
    long line,
    String email,
    @Nullable String phone,
    String query,
    @Nullable String location,
    @Nullable Double radiusKm,
    @Nullable String timeZone,
    @Nullable String externalId,
    boolean sms,
    @Nullable Proof proof,
    @Nullable String minPay) {

  /**
   * Proof of consent.
   *
   * @param text wording that was agreed to
   * @param at when
   * @param ip address it was given from, if known
   */
  public record Proof(String text, Instant at, @Nullable String ip) {}

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "ImportRow[line=" + line + "]";
  }
}
