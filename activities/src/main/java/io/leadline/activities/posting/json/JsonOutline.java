package io.leadline.activities.posting.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which fields the beginning of a JSON document has: its own by name, those of objects in a list
 * below it as {@code list[].name}. It may be cut off anywhere.
 */
final class JsonOutline {
  private static final JsonFactory PARSERS = new JsonFactory();

  private final Set<String> fields = new HashSet<>();

  private JsonOutline() {}

  static JsonOutline of(String beginning) {
    JsonOutline outline = new JsonOutline();
    String text = beginning.replaceFirst("^[^\\[{<]{0,4}\\s*", "");
    if (text.startsWith("{") || text.startsWith("[")) {
      try (JsonParser parser = PARSERS.createParser(text)) {
        outline.read(parser);
      } catch (IOException cutOffHere) {
        // What came before is the outline.
      }
    }
    return outline;
  }

  boolean has(String field) {
    return fields.contains(field);
  }

  private void read(JsonParser parser) throws IOException {
    String root = "";
    String list = "";
    int depth = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      String name = parser.currentName();
      if (token.isStructStart()) {
        if (depth == 0 && token == JsonToken.START_ARRAY) {
          root = "[]";
          fields.add(root);
        } else if (depth == 1 && token == JsonToken.START_ARRAY) {
          list = name + "[]";
        }
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME && depth == 1) {
        fields.add(name);
      } else if (token == JsonToken.FIELD_NAME && depth == 2 && !root.isEmpty()) {
        fields.add(root + "." + name);
      } else if (token == JsonToken.FIELD_NAME && depth == 3 && !list.isEmpty()) {
        fields.add(list + "." + name);
      }
    }
  }
}
