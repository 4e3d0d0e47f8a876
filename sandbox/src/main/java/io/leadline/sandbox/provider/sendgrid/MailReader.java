package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.jknack.handlebars.HandlebarsException;
import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.content.Templating;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the mail that a recipient sees out of the stored call, when somebody looks at it. */
public final class MailReader {
  private static final TypeReference<LinkedHashMap<String, Object>> DATA = new TypeReference<>() {};

  private final Ledger ledger;
  private final MailTemplates templates;
  private final Templating templating = new Templating();

  MailReader(Ledger ledger, MailTemplates templates) {
    this.ledger = ledger;
    this.templates = templates;
  }

  public MailContent read(StoredMessage.Mail mail) throws IOException {
    JsonNode envelope = tree(ledger.read(mail.call().envelope()));
    JsonNode part = tree(ledger.read(mail.item().data()));
    Parts parts = parts(envelope, part);
    String from = envelope.at("/from/email").asText();
    String fromName = envelope.at("/from/name").asText();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("From", named(from, fromName));
    headers.put("To", mail.to());
    headers.put("Subject", parts.subject());
    headers.put(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.at().atOffset(ZoneOffset.UTC)));
    headers.put("Message-ID", MailEvents.smtpId(mail.id()));
    if (envelope.has("reply_to")) {
      headers.put("Reply-To", envelope.at("/reply_to/email").asText());
    }
    for (JsonNode some : List.of(envelope.path("headers"), part.path("headers"))) {
      some.properties().forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
    }
    return new MailContent(
        from,
        fromName,
        parts.subject(),
        parts.html(),
        parts.text(),
        headers,
        Links.of(parts.html(), parts.text()));
  }

  private record Parts(String subject, String html, String text) {}

  private Parts parts(JsonNode envelope, JsonNode part) {
    String template = envelope.path("template_id").asText();
    if (!template.isEmpty()) {
      return templates
          .activeVersion(template)
          .map(version -> rendered(version, part, envelope))
          .orElseGet(() -> new Parts("(no active version of " + template + ")", "", ""));
    }
    String html = "";
    String text = "";
    for (JsonNode block : envelope.path("content")) {
      if (block.path("type").asText().startsWith("text/html")) {
        html = block.path("value").asText();
      } else if (block.path("type").asText().startsWith("text/plain")) {
        text = block.path("value").asText();
      }
    }
    JsonNode substitutions = part.path("substitutions");
    return new Parts(
        substituted(subject(envelope, part), substitutions),
        substituted(html, substitutions),
        substituted(text, substitutions));
  }

  private Parts rendered(JsonNode version, JsonNode part, JsonNode envelope) {
    Map<String, Object> data =
        part.has("dynamic_template_data")
            ? LedgerJson.MAPPER.convertValue(part.get("dynamic_template_data"), DATA)
            : Map.of();
    try {
      String subject = templating.html(version.path("subject").asText(), data);
      String html = templating.html(version.path("html_content").asText(), data);
      String text = templating.text(version.path("plain_content").asText(), data);
      if (text.isEmpty() && version.path("generate_plain_content").asBoolean()) {
        text = html.replaceAll("(?s)<(style|script).*?</\\1>|<[^>]+>", " ").replaceAll("\\s+", " ");
      }
      return new Parts(subject.isEmpty() ? subject(envelope, part) : subject, html, text.strip());
    } catch (HandlebarsException broken) {
      return new Parts(
          "(the template could not be rendered)", "", String.valueOf(broken.getMessage()));
    }
  }

  private static String subject(JsonNode envelope, JsonNode part) {
    return part.has("subject") ? part.path("subject").asText() : envelope.path("subject").asText();
  }

  private static String substituted(String text, JsonNode substitutions) {
    String result = text;
    for (var one : substitutions.properties()) {
      result = result.replace(one.getKey(), one.getValue().asText());
    }
    return result;
  }

  private static String named(String address, String name) {
    return name.isEmpty() ? address : name + " <" + address + ">";
  }

  private static JsonNode tree(byte[] json) throws IOException {
    return json.length == 0
        ? LedgerJson.MAPPER.createObjectNode()
        : LedgerJson.MAPPER.readTree(json);
  }
}
