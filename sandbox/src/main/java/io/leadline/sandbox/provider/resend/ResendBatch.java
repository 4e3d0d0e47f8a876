package io.leadline.sandbox.provider.resend;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The mails of a request, each with its place in the bytes, and what is wrong with them. */
record ResendBatch(List<Part> parts) {
  static final int MOST = 100;
  private static final int MOST_RECIPIENTS = 50;
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^<>]*<)?[^\\s<>@,]+@[^\\s<>@,]+\\.[^\\s<>@,]+>?");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  /** One mail of the request. */
  record Part(int offset, int length, JsonNode mail) {
    List<String> to() {
      JsonNode to = mail.path("to");
      List<String> all = new ArrayList<>();
      if (to.isTextual()) {
        all.add(to.asText());
      }
      to.forEach(one -> all.add(one.asText()));
      return all;
    }
  }

  /**
   * @param array whether the request is a list of mails, or a single one
   * @throws IOException if the bytes are not that
   */
  static ResendBatch read(byte[] body, boolean array) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (JsonParser json = LedgerJson.MAPPER.getFactory().createParser(body)) {
      JsonToken first = json.nextToken();
      if (first != (array ? JsonToken.START_ARRAY : JsonToken.START_OBJECT)) {
        throw new IOException("not a JSON " + (array ? "array" : "object"));
      }
      for (JsonToken at = array ? json.nextToken() : first;
          at == JsonToken.START_OBJECT;
          at = array ? json.nextToken() : null) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        JsonNode mail = LedgerJson.MAPPER.readTree(json);
        int end = (int) json.currentLocation().getByteOffset();
        parts.add(new Part(start, end - start, mail));
      }
    }
    return new ResendBatch(parts);
  }

  /** What is wrong with a mail, in Resend's words; empty when it is right. */
  static Optional<String> problem(JsonNode mail, List<String> to) {
    if (mail.path("from").asText().isEmpty()) {
      return Optional.of("Missing `from` field.");
    } else if (!ADDRESS.matcher(mail.path("from").asText().strip()).matches()) {
      return Optional.of(
          "Invalid `from` field. The email address needs to follow the `email@example.com` or"
              + " `Name <email@example.com>` format.");
    } else if (to.isEmpty()) {
      return Optional.of("Missing `to` field.");
    } else if (to.size() > MOST_RECIPIENTS) {
      return Optional.of("The `to` field must have at most 50 items.");
    } else if (!to.stream().allMatch(one -> ADDRESS.matcher(one.strip()).matches())) {
      return Optional.of(
          "Invalid `to` field. The email address needs to follow the `email@example.com` or"
              + " `Name <email@example.com>` format.");
    } else if (mail.path("subject").asText().isEmpty()) {
      return Optional.of("Missing `subject` field.");
    } else if (mail.path("html").asText().isEmpty() && mail.path("text").asText().isEmpty()) {
      return Optional.of("Missing `html` or `text` field.");
    }
    return tagProblem(mail.path("tags"));
  }

  private static Optional<String> tagProblem(JsonNode tags) {
    Set<String> names = new HashSet<>();
    for (JsonNode tag : tags) {
      if (!TAG.matcher(tag.path("name").asText()).matches()
          || !TAG.matcher(tag.path("value").asText()).matches()) {
        return Optional.of(
            "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
      }
      if (!names.add(tag.path("name").asText())) {
        return Optional.of("Duplicate tag names are not allowed.");
      }
    }
    return Optional.empty();
  }
}
