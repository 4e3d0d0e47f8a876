package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MailData;
import io.leadline.activities.message.Sender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Body of {@code POST /v3/mail/send}: one personalization per draft, its finished content as the
 * data of a pass-through template, since that is SendGrid's only way to give each recipient of one
 * call a content of its own; or what a template that SendGrid keeps makes the content of.
 */
final class SendGridMail {
  private SendGridMail() {}

  static byte[] body(Sender from, String templateId, String callId, List<Draft> drafts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(20_000 * drafts.size());
    try (JsonGenerator json = SendGridApi.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("from");
      json.writeStringField("email", from.address());
      json.writeStringField("name", from.name());
      json.writeEndObject();
      json.writeStringField("template_id", templateId);
      json.writeArrayFieldStart("personalizations");
      for (Draft draft : drafts) {
        personalization(json, callId, draft);
      }
      json.writeEndArray();
      tracking(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void personalization(JsonGenerator json, String callId, Draft draft)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("to");
    json.writeStartObject();
    json.writeStringField("email", draft.to());
    json.writeEndObject();
    json.writeEndArray();
    if (!draft.unsubscribeUrl().isEmpty()) {
      strings(
          json,
          "headers",
          Map.of(
              "List-Unsubscribe",
              "<" + draft.unsubscribeUrl() + ">",
              "List-Unsubscribe-Post",
              "List-Unsubscribe=One-Click"));
    }
    strings(json, "custom_args", Map.of("send_id", draft.sendId(), "call_id", callId));
    MailData data = draft.data();
    json.writeObjectField(
        "dynamic_template_data",
        data == null
            ? Map.of("subject", draft.subject(), "html", draft.html(), "text", draft.text())
            : data.values());
    json.writeEndObject();
  }

  /** Our links carry clicks and unsubscribing already; opens come from the provider. */
  private static void tracking(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tracking_settings");
    for (String off : List.of("click_tracking", "subscription_tracking")) {
      json.writeObjectFieldStart(off);
      json.writeBooleanField("enable", false);
      json.writeEndObject();
    }
    json.writeObjectFieldStart("open_tracking");
    json.writeBooleanField("enable", true);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (var value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
