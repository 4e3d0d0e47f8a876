package io.leadline.activities.posting.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Dates as feeds write them: RFC 822, ISO 8601, or a plain day. Without a zone UTC is meant. */
final class FeedDates {
  /** Dropped rather than checked: some feeds write the wrong one. */
  private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}{2,9}\\.?, ");

  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          lenient("d MMM [uuuu][uu] HH:mm[:ss] ").appendPattern("[XX]").toFormatter(Locale.US),
          lenient("d MMM [uuuu][uu] HH:mm[:ss] ")
              .appendZoneText(TextStyle.SHORT, Set.of(ZoneId.of("America/New_York")))
              .toFormatter(Locale.US),
          lenient("uuuu-MM-dd'T'HH:mm[:ss]")
              .appendPattern("[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX][X]")
              .toFormatter(Locale.US),
          lenient("uuuu-MM-dd HH:mm[:ss][.S][ XXX][ XX][ z]").toFormatter(Locale.US),
          lenient("uuuu-MM-dd").toFormatter(Locale.US),
          lenient("d MMM uuuu").toFormatter(Locale.US),
          lenient("uuuu/MM/dd").toFormatter(Locale.US),
          lenient("dd.MM.uuuu").toFormatter(Locale.US));

  private FeedDates() {}

  /** The instant a feed's date means; empty if it is blank or not understood. */
  static Optional<Instant> parse(String date) {
    String text = WEEKDAY.matcher(date.strip()).replaceFirst("").replaceAll("\\s+", " ");
    if (text.isEmpty() || text.length() > 60) {
      return Optional.empty();
    }
    for (DateTimeFormatter format : FORMATS) {
      try {
        return Optional.of(
            instant(
                format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)));
      } catch (DateTimeException notThisOne) {
        // The next format may understand it.
      }
    }
    return Optional.empty();
  }

  private static Instant instant(TemporalAccessor parsed) {
    return switch (parsed) {
      case ZonedDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
      default -> throw new DateTimeException("not a date: " + parsed);
    };
  }

  private static DateTimeFormatterBuilder lenient(String pattern) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
  }
}
