package io.leadline.activities.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value that a schema of ours allows, with every field set. */
final class SchemaExample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaExample() {}

  static ObjectNode of(JsonNode schema) {
    ObjectNode example = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(field -> example.set(field.getKey(), value(field.getValue())));
    return example;
  }

  private static JsonNode value(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    if (schema.has("anyOf")) { // null, or what it is
      JsonNode ways = schema.path("anyOf");
      return value(ways.path(ways.size() - 1));
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "string" -> JSON.textNode(text(schema.path("format").asText()));
      case "integer" -> JSON.numberNode(1);
      case "number" -> JSON.numberNode(1.5);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> array(value(schema.path("items")));
      case "object" -> of(schema);
      default -> JSON.textNode("anything");
    };
  }

  private static ArrayNode array(JsonNode only) {
    return JSON.arrayNode().add(only);
  }

  private static String text(String format) {
    return switch (format) {
      case "duration" -> "P500D";
      case "date-time" -> "2026-11-28T09:00:00Z";
      case "date" -> "2026-11-28";
      case "time-zone" -> "America/Chicago";
      case "uri" -> "https://example.com/jobs";
      default -> "text";
    };
  }
}
