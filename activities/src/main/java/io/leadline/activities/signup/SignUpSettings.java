package io.leadline.activities.signup;

import java.time.ZoneId;

/**
 * What a board decides about its sign-ups.
 *
 * @param timeZone of leads whose place does not tell
 * @param radiusKm around a place when the form names none
 * @param perIpAndHour forms accepted from one address of the network
 * @param perDomainAndHour forms accepted for addresses of one mail domain, the well-known providers
 *     excepted
 */
public record SignUpSettings(
    ZoneId timeZone, double radiusKm, int perIpAndHour, int perDomainAndHour) {
  public static final SignUpSettings DEFAULTS =
      new SignUpSettings(ZoneId.of("America/New_York"), 40, 60, 200);
}
