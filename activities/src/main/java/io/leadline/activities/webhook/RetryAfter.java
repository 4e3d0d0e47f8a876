package io.leadline.activities.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Retry-After} header: seconds, or a date as HTTP writes it (RFC 9110, 10.2.3). */
public final class RetryAfter {
  /** Nobody makes us wait longer than the longest wait of our own. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfter() {}

  /** When to come again; empty for a header that is missing, unreadable or in the past. */
  public static Optional<Instant> read(@Nullable String header, Instant now) {
    return header == null
        ? Optional.empty()
        : parse(header.strip(), now)
            .filter(at -> at.isAfter(now))
            .map(at -> at.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : at);
  }

  private static Optional<Instant> parse(String text, Instant now) {
    try {
      return text.matches("\\d{1,9}")
          ? Optional.of(now.plusSeconds(Long.parseLong(text)))
          : Optional.of(
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
