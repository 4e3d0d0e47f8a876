package io.leadline.activities.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderWaitTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 25, PT25S",
    "retry-after, 'Sat, 28 Nov 2026 12:00:40 GMT', PT40S",
    "retry-after, 'Sat, 28 Nov 2026 11:00:00 GMT', PT10S",
    "Retry-After, soon, PT10S",
    "Retry-After, 86400, PT1H",
    "X-RateLimit-Reset, 1795867207, PT7S",
    "X-RateLimit-Reset, 1795867100, PT1S",
    "ratelimit-reset, 3, PT3S",
    "ratelimit-reset, 0, PT1S",
    "X-Other, 3, PT10S"
  })
  void aRefusalSaysHowLong(String header, String value, Duration wait) {
    assertThat(wait(Map.of(header, value)).afterRefusal()).isEqualTo(wait);
  }

  @Test
  void whatItAsksForGoesBeforeWhenItsLimitBegins() {
    assertThat(wait(Map.of("Retry-After", "4", "ratelimit-reset", "9")).afterRefusal())
        .isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "ratelimit-remaining, 1, ratelimit-reset, 3, PT0S",
    "ratelimit-remaining, 0, ratelimit-reset, 3, PT3S",
    "X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1795867202, PT2S",
    "X-RateLimit-Remaining, 0, X-Other, 1, PT1S",
    "X-Other, 0, ratelimit-reset, 3, PT0S"
  })
  void theLastCallOfALimitAsksForARest(
      String remaining, String left, String reset, String at, Duration rest) {
    assertThat(wait(Map.of(remaining, left, reset, at)).afterCall()).isEqualTo(rest);
  }

  private static ProviderWait wait(Map<String, String> headers) {
    Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inAnyCase.putAll(headers);
    return new ProviderWait(inAnyCase::get, NOW);
  }
}
