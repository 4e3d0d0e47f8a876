package io.leadline.starter.cli.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.starter.Json;
import io.leadline.starter.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people write for jobs on a command line. */
final class JobText {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

  private JobText() {}

  /**
   * An input: JSON, or {@code @FILE} with JSON in it.
   *
   * @throws Exit.Because when it is neither
   */
  static JsonNode input(String text) {
    try {
      return Json.mapper().readTree(text.startsWith("@") ? read(text.substring(1)) : text);
    } catch (JsonProcessingException e) {
      throw Exit.usage("--input is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw Exit.notFound("There is no file " + file + " that can be read.");
    }
  }

  /** {@code 90s}, {@code 5m}, {@code 2h}, {@code 7d} as ISO-8601; anything else as it is. */
  static String duration(String text) {
    Matcher parts = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return text;
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(count).toString();
      case "m" -> Duration.ofMinutes(count).toString();
      case "h" -> Duration.ofHours(count).toString();
      default -> Duration.ofDays(count).toString();
    };
  }

  static Duration duration(String option, String text) {
    try {
      Duration duration = Duration.parse(duration(text));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // named below
    }
    throw Exit.usage(option + " must be a duration such as 90s, 7d or PT90S.");
  }

  /** Each field that cannot be used, on a line. */
  static Exit.Because refused(List<BadField> bad) {
    return Exit.usage(
        bad.stream()
            .map(field -> (field.field() + " " + field.problem()).strip())
            .collect(Collectors.joining("\n")));
  }
}
