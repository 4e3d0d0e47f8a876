package io.leadline.activities.signup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.leadline.activities.address.WellKnownDomains;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps one stranger from making us mail many people, and many strangers from making us mail one
 * company: a bucket per network address and per mail domain, each process for itself. How often one
 * address is mailed is counted from the store, see {@code ResendLimits}.
 */
public final class SignUpLimits {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long MOST_BUCKETS = 100_000;
  private static final int NETWORK_BYTES = 8;

  private final SignUpSettings settings;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterAccess(HOUR).build();

  public SignUpLimits(SignUpSettings settings, InstantSource clock) {
    this.settings = settings;
    this.time = new ClockMeter(clock);
  }

  /**
   * Counts a sign-up.
   *
   * @return how long to wait, when it is one too many; empty when it may go on
   */
  Optional<Duration> count(String ip, String mailDomain) {
    return take("ip " + network(ip), settings.perIpAndHour())
        .or(
            () ->
                WellKnownDomains.contains(mailDomain)
                    ? Optional.empty()
                    : take("domain " + mailDomain, settings.perDomainAndHour()));
  }

  private Optional<Duration> take(String name, int perHour) {
    Bucket bucket =
        buckets.get(
            name,
            key ->
                Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, HOUR))
                    .build());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** A household has one IPv4 address, or 2^64 of IPv6. */
  private static String network(String ip) {
    if (ip.indexOf(':') < 0) {
      return ip;
    }
    try {
      // With a colon in it this is a literal or an error, never a name to look up.
      byte[] bytes = InetAddress.getByName(ip).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK_BYTES, bytes.length));
    } catch (UnknownHostException e) {
      return ip;
    }
  }

  private record ClockMeter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
