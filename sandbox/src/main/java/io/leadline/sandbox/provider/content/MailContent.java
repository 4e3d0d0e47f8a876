package io.leadline.sandbox.provider.content;

import java.util.List;
import java.util.Map;

/** A mail as its recipient gets it. */
public record MailContent(
    String from,
    String fromName,
    String subject,
    String html,
    String text,
    Map<String, String> headers,
    List<String> links) {

  /** The value of a header, whatever its case; empty if absent. */
  public String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
