package io.leadline.activities.message;

import io.leadline.activities.webhook.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider wants no call, as the headers of its answer say: {@code Retry-After}, or else
 * when its limit begins anew. Pure.
 */
public final class ProviderWait {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Nobody makes us wait longer; whoever means it says so again. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Names of SendGrid and of Resend. */
  private static final List<String> RESETS = List.of("X-RateLimit-Reset", "ratelimit-reset");

  private static final List<String> REMAINDERS =
      List.of("X-RateLimit-Remaining", "ratelimit-remaining");

  /** Numbers above are moments, in seconds since the epoch; below they are seconds from now. */
  private static final long MOMENTS = 1_000_000_000;

  private final Function<String, @Nullable String> headers;
  private final Instant now;

  /**
   * @param headers value of a header by its name in any case; null for one that is not there
   */
  public ProviderWait(Function<String, @Nullable String> headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  /** After a call that was refused because of too many, or of an outage. */
  public Duration afterRefusal() {
    return within(
        RetryAfter.read(headers.apply("Retry-After"), now)
            .map(at -> Duration.between(now, at))
            .or(this::untilReset)
            .orElse(ProviderExchange.USUAL_WAIT));
  }

  /** After a call that was taken: zero unless it was the last that the limit allows. */
  public Duration afterCall() {
    boolean last = number(REMAINDERS).filter(left -> left <= 0).isPresent();
    return last ? untilReset().map(ProviderWait::within).orElse(SHORTEST) : Duration.ZERO;
  }

  private Optional<Duration> untilReset() {
    return number(RESETS)
        .map(
            reset ->
                reset >= MOMENTS
                    ? Duration.between(now, Instant.ofEpochSecond(reset))
                    : Duration.ofSeconds(reset));
  }

  private Optional<Long> number(List<String> names) {
    return names.stream()
        .map(headers)
        .filter(value -> value != null && value.strip().matches("\\d{1,12}"))
        .map(value -> Long.parseLong(value.strip()))
        .findFirst();
  }

  private static Duration within(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
