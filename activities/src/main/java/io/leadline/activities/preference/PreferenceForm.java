package io.leadline.activities.preference;

import org.jspecify.annotations.Nullable;

/**
 * What a lead chose on its preferences page, unchecked.
 *
 * @param location city or postal code; null when anywhere will do
 * @param radiusKm around the location; null for the board's default
 * @param minPay the least pay that will do, such as {@code $20 an hour}; null for any
 * @param frequency name of a {@code Frequency}
 * @param phone a number to use from now on; null keeps the known one
 * @param mailWords wording that was agreed to, when mail is switched on
 * @param textWords wording that was agreed to, when texts are switched on
 */
public record PreferenceForm(
    String query,
    @Nullable String location,
    @Nullable Double radiusKm,
    @Nullable String minPay,
    String frequency,
    boolean email,
    boolean sms,
    @Nullable String phone,
    String mailWords,
    String textWords) {

  /** Shows no personal data. */
  @Override
  public String toString() {
    return "PreferenceForm[query=" + query + ", location=" + location + "]";
  }
}
