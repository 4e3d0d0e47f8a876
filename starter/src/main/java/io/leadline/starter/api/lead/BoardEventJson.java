package io.leadline.starter.api.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.workflows.lead.EngagementSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one event of {@code POST /events} and names everything that is wrong with it. */
final class BoardEventJson {
  /** What a board may tell; opens, clicks and preferences we see ourselves. */
  private static final Map<String, EngagementSource> TYPES =
      new TreeMap<>(
          Map.of(
              "visit", EngagementSource.VISIT,
              "apply", EngagementSource.APPLY,
              "reply", EngagementSource.REPLY,
              "hired", EngagementSource.HIRED,
              "other", EngagementSource.OTHER));

  private final JsonNode item;
  private final List<BadField> problems = new ArrayList<>();

  BoardEventJson(JsonNode item) {
    this.item = item;
  }

  /**
   * What the board saw.
   *
   * @param lead id, address or phone number; null when {@code externalId} names the lead
   * @param at null for just now
   */
  record BoardEvent(
      @Nullable String lead,
      @Nullable String externalId,
      EngagementSource source,
      @Nullable Instant at,
      @Nullable String postingId) {}

  /** The event, to be used when {@link #problems()} is empty. */
  BoardEvent read() {
    if (!item.isObject()) {
      problems.add(new BadField("", "must be a JSON object", null));
      return new BoardEvent(null, null, EngagementSource.OTHER, null, null);
    }
    String lead = text("lead");
    String externalId = text("externalId");
    if ((lead == null) == (externalId == null)) {
      problems.add(new BadField("lead", "name the lead by either lead or externalId", null));
    }
    return new BoardEvent(lead, externalId, source(), at(), text("postingId"));
  }

  List<BadField> problems() {
    return problems;
  }

  private EngagementSource source() {
    String name = text("type");
    EngagementSource source = name == null ? null : TYPES.get(name.toLowerCase(Locale.ROOT));
    if (source == null) {
      problems.add(
          new BadField("type", "must be one of " + String.join(", ", TYPES.keySet()), null));
      return EngagementSource.OTHER;
    }
    return source;
  }

  private @Nullable Instant at() {
    String text = text("at");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      problems.add(new BadField("at", "must be a time such as 2026-11-24T08:00:00Z", null));
      return null;
    }
  }

  private @Nullable String text(String name) {
    JsonNode value = item.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      problems.add(new BadField(name, "must be a text", null));
      return null;
    }
    return value.asText().strip();
  }
}
