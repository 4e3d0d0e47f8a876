package io.leadline.activities.job.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.BadInputException.BadField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a submission beside its input, and what is wrong with them. */
final class SubmissionFields {
  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final int LONGEST_KEY = 200;

  private final JsonNode json;
  private final List<BadField> problems = new ArrayList<>();

  SubmissionFields(JsonNode json) {
    this.json = json;
  }

  List<BadField> problems() {
    return List.copyOf(problems);
  }

  void refuse(String field, String problem) {
    problems.add(new BadField(field, problem));
  }

  void refuseOthers(Set<String> known) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                refuse(name, "is unknown");
              }
            });
  }

  /** Names it as missing unless something else is wrong with it. */
  void require(String field) {
    if (problems.stream().noneMatch(bad -> bad.field().equals(field))) {
      refuse(field, "is missing");
    }
  }

  @Nullable String text(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      refuse(field, "must be a text");
      return null;
    }
    return value.asText();
  }

  @Nullable String key(String field) {
    String key = text(field);
    if (key != null && key.length() > LONGEST_KEY) {
      refuse(field, "must have at most " + LONGEST_KEY + " characters");
    }
    return key;
  }

  int number(String field, int least, int most, int usual) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      refuse(field, "must be a whole number from " + least + " to " + most);
      return usual;
    }
    return value.asInt();
  }

  /** From {@code delay} or {@code runAt}; null for at once. */
  @Nullable Instant start(Instant now) {
    Duration delay = delay();
    Instant runAt = runAt();
    if (json.hasNonNull("delay") && json.hasNonNull("runAt")) {
      refuse("runAt", "cannot stand beside delay");
    }
    if (delay != null) {
      return now.plus(delay);
    }
    if (runAt != null && runAt.isAfter(now.plus(FURTHEST))) {
      refuse("runAt", "must be within a year");
    }
    return runAt;
  }

  private @Nullable Duration delay() {
    JsonNode value = json.path("delay");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      Duration delay =
          value.isIntegralNumber()
              ? Duration.ofSeconds(value.asLong())
              : Duration.parse(value.asText());
      if (!delay.isNegative() && delay.compareTo(FURTHEST) <= 0) {
        return delay;
      }
    } catch (DateTimeException e) {
      // named below
    }
    refuse("delay", "must be a duration of at most a year, such as PT90S, or seconds");
    return null;
  }

  private @Nullable Instant runAt() {
    String text = text("runAt");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      refuse("runAt", "must be a time such as 2026-11-24T08:00:00Z");
      return null;
    }
  }
}
