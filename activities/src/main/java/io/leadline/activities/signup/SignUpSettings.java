package io.leadline.activities.signup;

import io.leadline.activities.config.Environment;
import java.time.DateTimeException;
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

  /**
   * Reads {@code LEADLINE_TIME_ZONE}, {@code LEADLINE_RADIUS_KM}, {@code LEADLINE_SIGNUPS_PER_IP}
   * and {@code LEADLINE_SIGNUPS_PER_DOMAIN}, the last two per hour.
   */
  public static SignUpSettings from(Environment environment) {
    return new SignUpSettings(
        zone(environment),
        radius(environment),
        environment.number("LEADLINE_SIGNUPS_PER_IP", DEFAULTS.perIpAndHour, 1, 1_000_000),
        environment.number("LEADLINE_SIGNUPS_PER_DOMAIN", DEFAULTS.perDomainAndHour, 1, 1_000_000));
  }

  /** The part that an import needs, whose rows come from no address of the network. */
  public static SignUpSettings ofImports(Environment environment) {
    return new SignUpSettings(
        zone(environment), radius(environment), DEFAULTS.perIpAndHour, DEFAULTS.perDomainAndHour);
  }

  private static int radius(Environment environment) {
    return environment.number("LEADLINE_RADIUS_KM", (int) DEFAULTS.radiusKm, 1, 500);
  }

  private static ZoneId zone(Environment environment) {
    String name = environment.text("LEADLINE_TIME_ZONE", DEFAULTS.timeZone.getId());
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      environment.refuse("LEADLINE_TIME_ZONE", name, "a time zone such as America/Chicago");
      return DEFAULTS.timeZone;
    }
  }
}
