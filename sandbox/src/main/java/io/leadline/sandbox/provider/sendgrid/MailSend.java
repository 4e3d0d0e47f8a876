package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed send request: everything but the personalizations as a tree, and of each personalization
 * what acceptance has to know. The bulk (template data, substitutions) stays where it is in the
 * request's bytes.
 */
record MailSend(ObjectNode envelope, List<Part> parts, boolean hasPersonalizations) {
  /**
   * @param offset first byte of the personalization in the request
   * @param templateData whether it has {@code dynamic_template_data}
   */
  record Part(
      int offset,
      int length,
      @Nullable JsonNode to,
      @Nullable JsonNode cc,
      @Nullable JsonNode bcc,
      @Nullable JsonNode subject,
      @Nullable JsonNode args,
      @Nullable JsonNode headers,
      @Nullable JsonNode sendAt,
      boolean templateData) {}

  boolean sandboxMode() {
    return envelope.at("/mail_settings/sandbox_mode/enable").asBoolean(false);
  }

  boolean tracks(String kind) {
    return envelope.at("/tracking_settings/" + kind + "/enable").asBoolean(true);
  }
}
