package io.leadline.starter.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows moments as people read them, never without their offset. */
public final class Times {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private Times() {}

  /** To the minute, in that zone; a dash for none. */
  public static String minute(@Nullable Instant at, ZoneId zone) {
    return at == null ? "-" : MINUTES.format(at.atZone(zone));
  }

  /** To the second, in that zone; a dash for none. */
  public static String second(@Nullable Instant at, ZoneId zone) {
    return at == null ? "-" : SECONDS.format(at.atZone(zone));
  }

  /** Such as {@code 3 h ago}, for lists where that is what matters. */
  public static String ago(@Nullable Instant at, Instant now) {
    if (at == null) {
      return "-";
    }
    Duration since = Duration.between(at, now);
    if (since.toDays() > 1) {
      return since.toDays() + " d ago";
    }
    if (since.toHours() > 1) {
      return since.toHours() + " h ago";
    }
    return since.toMinutes() > 1 ? since.toMinutes() + " min ago" : "just now";
  }
}
