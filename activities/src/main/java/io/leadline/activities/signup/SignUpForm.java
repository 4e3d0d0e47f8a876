package io.leadline.activities.signup;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to get job alerts, unchecked.
 *
 * @param query what work is looked for
 * @param location city or postal code; null when anywhere will do
 * @param radiusKm around the location; null for the board's default
 * @param timeZone IANA id; null to take the location's
 * @param consentText wording that was agreed to
 * @param minPay the least pay that will do, such as {@code $20 an hour}; null for any
 * @param ip address the form came from; null when it did not come from the public, which also lifts
 *     the limits on how often
 */
public record SignUpForm(
    String email,
    @Nullable String phone,
    String query,
    @Nullable String location,
    @Nullable Double radiusKm,
    @Nullable String timeZone,
    boolean consentEmail,
    boolean consentSms,
    String consentText,
    @Nullable String ip,
    @Nullable String externalId,
    @Nullable String minPay) {

  /** For any pay. */
  public SignUpForm(
      String email,
      @Nullable String phone,
      String query,
      @Nullable String location,
      @Nullable Double radiusKm,
      @Nullable String timeZone,
      boolean consentEmail,
      boolean consentSms,
      String consentText,
      @Nullable String ip,
      @Nullable String externalId) {
    this(
        email,
        phone,
        query,
        location,
        radiusKm,
        timeZone,
        consentEmail,
        consentSms,
        consentText,
        ip,
        externalId,
        null);
  }

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "SignUpForm[query=" + query + ", location=" + location + "]";
  }
}
