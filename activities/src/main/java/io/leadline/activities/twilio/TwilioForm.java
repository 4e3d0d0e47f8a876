package io.leadline.activities.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fields of a webhook request, values exactly as sent: Twilio signs them with their spaces.
 * Repeated names keep their different values, as the signature counts them.
 */
record TwilioForm(Map<String, SortedSet<String>> fields) {
  /**
   * Reads an urlencoded body.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static TwilioForm ofForm(byte[] body) {
    TreeMap<String, SortedSet<String>> fields = new TreeMap<>();
    for (String part : new String(body, UTF_8).split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        add(fields, URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return new TwilioForm(fields);
  }

  /**
   * Reads a JSON object; its nested values are passed over.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static TwilioForm ofJson(byte[] body) {
    TreeMap<String, SortedSet<String>> fields = new TreeMap<>();
    try {
      JsonNode json = TwilioApi.JSON.readTree(body);
      if (json == null || !json.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      for (var field : json.properties()) {
        if (field.getValue().isValueNode()) {
          add(fields, field.getKey(), field.getValue().asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not readable", e);
    }
    return new TwilioForm(fields);
  }

  private static void add(Map<String, SortedSet<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, key -> new TreeSet<>()).add(value);
  }

  /** Names and values without anything between, by name and then by value. */
  String signedText() {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    return text.toString();
  }

  /** The value of a field that comes once; empty when it is missing. */
  String value(String name) {
    SortedSet<String> values = fields.get(name);
    return values == null ? "" : values.getFirst();
  }
}
