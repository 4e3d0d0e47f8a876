package io.leadline.activities.posting.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a feed's JSON as texts and amounts; what is missing or of another shape is null. */
final class JsonValues {
  private JsonValues() {}

  /** A text, number or truth value at this path. */
  static @Nullable String text(JsonNode node, String... path) {
    JsonNode value = at(node, path);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  /** A number, also one that is written as text. */
  static @Nullable BigDecimal amount(JsonNode node, String... path) {
    String text = text(node, path);
    try {
      return text == null || text.isBlank() || text.length() > 20
          ? null
          : new BigDecimal(text.strip().replace(",", ""));
    } catch (NumberFormatException notStated) {
      return null;
    }
  }

  /** This field of every element of a list. */
  static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list) {
      String text = text(element, field);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  static JsonNode at(JsonNode node, String... path) {
    JsonNode value = node;
    for (String name : path) {
      value = value.path(name);
    }
    return value;
  }

  /**
   * The name of a board in its job's address: {@code https://jobs.example.com/BOARD/1}. Some
   * formats name the company nowhere else.
   */
  static @Nullable String boardOf(@Nullable String address) {
    try {
      String path = address == null ? null : URI.create(address).getPath();
      String[] parts = path == null ? new String[0] : path.split("/", -1);
      return parts.length > 2 && !parts[1].isBlank() ? parts[1] : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
