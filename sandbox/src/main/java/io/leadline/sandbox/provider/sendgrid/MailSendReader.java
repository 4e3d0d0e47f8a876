package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.sendgrid.MailSend.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a send request in one pass without building the parts that nobody looks at before the mail
 * is opened.
 */
final class MailSendReader {
  private static final Set<String> SMALL =
      Set.of("to", "cc", "bcc", "subject", "custom_args", "headers", "send_at");

  private MailSendReader() {}

  /**
   * @throws IOException if the bytes are no JSON object
   */
  static MailSend read(byte[] body) throws IOException {
    ObjectNode envelope = LedgerJson.MAPPER.createObjectNode();
    List<Part> parts = new ArrayList<>();
    boolean present = false;
    try (JsonParser json = LedgerJson.MAPPER.getFactory().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("personalizations") && value == JsonToken.START_ARRAY) {
          present = true;
          readParts(json, parts);
        } else {
          envelope.set(name, LedgerJson.MAPPER.<JsonNode>readTree(json));
        }
      }
      if (json.nextToken() != null) {
        throw new IOException("more after the JSON object");
      }
    }
    return new MailSend(envelope, parts, present);
  }

  private static void readParts(JsonParser json, List<Part> parts) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("a personalization that is no object");
      }
      int start = (int) json.currentTokenLocation().getByteOffset();
      Map<String, JsonNode> small = new HashMap<>();
      boolean templateData = false;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (SMALL.contains(name)) {
          small.put(name, LedgerJson.MAPPER.<JsonNode>readTree(json));
        } else {
          templateData |= name.equals("dynamic_template_data");
          json.skipChildren();
        }
      }
      int end = (int) json.currentLocation().getByteOffset();
      parts.add(
          new Part(
              start,
              end - start,
              small.get("to"),
              small.get("cc"),
              small.get("bcc"),
              small.get("subject"),
              small.get("custom_args"),
              small.get("headers"),
              small.get("send_at"),
              templateData));
    }
  }
}
