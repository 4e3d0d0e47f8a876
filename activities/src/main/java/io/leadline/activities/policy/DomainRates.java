package io.leadline.activities.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much mail an hour the recipients of a domain get, as {@code gmail.com=20000,yahoo.com=5000}.
 * It is given out in quarters of an hour, as alerts are, so that the hour is not spent in its first
 * minute. Pure.
 *
 * @param perHour by domain, in lower case; others are not limited
 */
public record DomainRates(Map<String, Integer> perHour) {
  /** No domain is limited. */
  public static final DomainRates NONE = new DomainRates(Map.of());

  /** What {@link #parse} takes. */
  static final String EXPECTED = "mails an hour by domain, such as gmail.com=20000,yahoo.com=5000";

  private static final Duration PORTION = Duration.ofMinutes(15);
  private static final int PORTIONS = 4;
  private static final Pattern ENTRY = Pattern.compile("([a-z0-9.-]+)=([1-9]\\d{0,8})");

  public DomainRates {
    perHour = Map.copyOf(perHour);
  }

  /**
   * A part of an hour.
   *
   * @param begin in seconds since the epoch
   * @param most mails in it
   */
  public record Portion(long begin, int most) {}

  /**
   * @throws IllegalArgumentException for what is not {@link #EXPECTED}
   */
  public static DomainRates parse(String text) {
    Map<String, Integer> perHour = new LinkedHashMap<>();
    List<String> entries =
        Arrays.stream(text.split(",", -1)).map(String::strip).filter(e -> !e.isEmpty()).toList();
    for (String entry : entries) {
      Matcher parts = ENTRY.matcher(entry.toLowerCase(Locale.ROOT));
      if (!parts.matches()) {
        throw new IllegalArgumentException("expected " + EXPECTED);
      }
      perHour.put(parts.group(1), Integer.valueOf(parts.group(2)));
    }
    return new DomainRates(perHour);
  }

  /** The part of its hour that a moment is in; empty for a domain without a limit. */
  Optional<Portion> portion(String domain, Instant at) {
    return Optional.ofNullable(perHour.get(domain))
        .map(
            hourly -> {
              long begin = begin(at);
              int quarter = Math.toIntExact(begin / PORTION.toSeconds() % PORTIONS);
              // The four of an hour make it up exactly, whatever is left over by dividing.
              long until = (long) hourly * (quarter + 1) / PORTIONS;
              long before = (long) hourly * quarter / PORTIONS;
              return new Portion(begin, Math.toIntExact(until - before));
            });
  }

  /** When the next part of the hour begins, which has room again. */
  public static Instant nextPortion(Instant at) {
    return Instant.ofEpochSecond(begin(at)).plus(PORTION);
  }

  private static long begin(Instant at) {
    long length = PORTION.toSeconds();
    return Math.floorDiv(at.getEpochSecond(), length) * length;
  }

  /** What comes after the at sign, in lower case. */
  static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
