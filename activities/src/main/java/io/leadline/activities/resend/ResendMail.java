package io.leadline.activities.resend;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Sender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Body of {@code POST /emails/batch}: one mail per draft. The same drafts give the same bytes,
 * which is what Resend compares when a call is repeated.
 */
final class ResendMail {
  private ResendMail() {}

  static byte[] body(Sender from, String callId, List<Draft> drafts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(20_000 * drafts.size());
    try (JsonGenerator json = ResendApi.JSON.createGenerator(bytes)) {
      json.writeStartArray();
      for (Draft draft : drafts) {
        mail(json, from, callId, draft);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void mail(JsonGenerator json, Sender from, String callId, Draft draft)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("from", from.text());
    json.writeArrayFieldStart("to");
    json.writeString(draft.to());
    json.writeEndArray();
    json.writeStringField("subject", draft.subject());
    json.writeStringField("html", draft.html());
    json.writeStringField("text", draft.text());
    if (!draft.unsubscribeUrl().isEmpty()) {
      json.writeObjectFieldStart("headers");
      json.writeStringField("List-Unsubscribe", "<" + draft.unsubscribeUrl() + ">");
      json.writeStringField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      json.writeEndObject();
    }
    // Tags come back with every event about the mail.
    json.writeArrayFieldStart("tags");
    tag(json, "send_id", draft.sendId());
    tag(json, "call_id", callId);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void tag(JsonGenerator json, String name, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("value", value);
    json.writeEndObject();
  }
}
