package io.leadline.sandbox.provider.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.sendgrid.MailSend.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks that SendGrid makes before it accepts a call, worded after its published list of
 * errors. Either the whole call passes or nothing of it is sent.
 */
final class MailSendRules {
  static final int MOST_RECIPIENTS = 1000;
  private static final int ARGS_BYTES = 10_000;
  private static final int MOST_ERRORS = 20;
  private static final long SEND_AT_AHEAD = 72 * 3600L;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@,;<>\"]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
  private static final Set<String> RESERVED_HEADERS =
      Set.of(
          "x-sg-id",
          "x-sg-eid",
          "received",
          "dkim-signature",
          "content-transfer-encoding",
          "content-type",
          "to",
          "from",
          "subject",
          "reply-to",
          "cc",
          "bcc");

  private final MailSend mail;
  private final Instant now;
  private final List<MailError> errors = new ArrayList<>();

  private MailSendRules(MailSend mail, Instant now) {
    this.mail = mail;
    this.now = now;
  }

  /** All errors of a request, none if it may be accepted. */
  static List<MailError> check(MailSend mail, Instant now) {
    MailSendRules rules = new MailSendRules(mail, now);
    rules.checkSize();
    if (rules.errors.isEmpty()) {
      rules.checkRecipients();
      rules.checkEnvelope();
      rules.checkContent();
    }
    return rules.errors.stream().limit(MOST_ERRORS).toList();
  }

  private void refuse(String field, String message) {
    errors.add(MailError.at(field, message));
  }

  private void checkSize() {
    if (!mail.hasPersonalizations()) {
      refuse(
          "personalizations",
          "The personalizations field is required and must have at least one personalization.");
    } else if (mail.parts().isEmpty()) {
      refuse("personalizations", "You must have at least one personalization.");
    } else if (mail.parts().size() > MOST_RECIPIENTS) {
      refuse(
          "personalizations",
          "The personalization block is limited to 1000 personalizations per API request. You have"
              + " provided "
              + mail.parts().size()
              + " personalizations. Please consider splitting this into multiple requests and"
              + " resending your request.");
    }
  }

  private void checkRecipients() {
    Set<String> seen = new HashSet<>();
    int recipients = 0;
    for (int i = 0; i < mail.parts().size() && errors.size() < MOST_ERRORS; i++) {
      Part part = mail.parts().get(i);
      String at = "personalizations." + i;
      if (part.to() == null || !part.to().isArray() || part.to().isEmpty()) {
        refuse(
            at + ".to",
            "The to array is required for all personalization objects, and must have at least one"
                + " email object with a valid email address.");
      }
      recipients += checkAddresses(part.to(), at + ".to", seen);
      recipients += checkAddresses(part.cc(), at + ".cc", seen);
      recipients += checkAddresses(part.bcc(), at + ".bcc", seen);
      checkPart(part, at);
    }
    if (recipients > MOST_RECIPIENTS) {
      refuse(
          "personalizations",
          "There is a limit of 1000 total recipients (to + cc + bcc) per request.");
    }
  }

  private void checkPart(Part part, String at) {
    checkArgs(part.args(), at + ".custom_args");
    checkHeaders(part.headers(), at + ".headers");
    checkSendAt(part.sendAt(), at + ".send_at");
    if (part.subject() != null
        && (!part.subject().isTextual() || part.subject().asText().isEmpty())) {
      refuse(
          at + ".subject",
          "The subject of your email must be a string at least one character in length.");
    }
    if (part.templateData() && !hasTemplate()) {
      refuse(
          at + ".dynamic_template_data",
          "The dynamic_template_data parameter can only be used with a dynamic template: provide a"
              + " template_id.");
    }
  }

  private int checkAddresses(@Nullable JsonNode list, String field, Set<String> seen) {
    if (list == null || list.isNull()) {
      return 0;
    }
    int count = 0;
    for (JsonNode one : list) {
      checkAddress(one, field + "." + count + ".email");
      String email = one.path("email").asText("").toLowerCase(Locale.ROOT);
      if (!email.isEmpty() && !seen.add(email)) {
        refuse(
            "personalizations",
            "Each unique email address in the personalizations array should only be included once."
                + " You have included ["
                + email
                + "] more than once.");
      }
      if (one.path("name").asText("").matches(".*[;,].*")) {
        refuse(field + "." + count + ".name", "The name may not contain the characters ; or ,.");
      }
      count++;
    }
    return count;
  }

  private void checkAddress(JsonNode object, String field) {
    String email = object.path("email").asText("");
    if (!object.isObject() || email.isEmpty()) {
      refuse(
          field,
          "Each email object must at least have an email address and may also contain a name.");
    } else if (!ADDRESS.matcher(email).matches() || email.length() > 254) {
      refuse(field, "Does not contain a valid address.");
    }
  }

  private void checkEnvelope() {
    JsonNode from = mail.envelope().path("from");
    if (!from.isObject()) {
      refuse(
          "from",
          "The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.");
    } else {
      checkAddress(from, "from.email");
    }
    if (mail.envelope().has("reply_to")) {
      checkAddress(mail.envelope().path("reply_to"), "reply_to.email");
    }
    checkArgs(mail.envelope().get("custom_args"), "custom_args");
    checkHeaders(mail.envelope().get("headers"), "headers");
    checkSendAt(mail.envelope().get("send_at"), "send_at");
    JsonNode categories = mail.envelope().path("categories");
    if (categories.size() > 10) {
      refuse("categories", "You cannot have more than 10 categories per request.");
    }
  }

  private void checkContent() {
    JsonNode content = mail.envelope().path("content");
    if (hasTemplate()) {
      return;
    }
    boolean everyPartHasSubject = mail.parts().stream().allMatch(part -> part.subject() != null);
    if (mail.envelope().path("subject").asText("").isEmpty() && !everyPartHasSubject) {
      refuse(
          "subject",
          "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.");
    }
    if (!content.isArray() || content.isEmpty()) {
      refuse(
          "content",
          "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.");
      return;
    }
    int i = 0;
    for (JsonNode block : content) {
      if (block.path("type").asText("").isEmpty()) {
        refuse("content." + i + ".type", "The content type is required.");
      }
      if (block.path("value").asText("").isEmpty()) {
        refuse(
            "content." + i + ".value",
            "The content value must be a string at least one character in length.");
      }
      if (i > 0 && block.path("type").asText().equals("text/plain")) {
        refuse(
            "content",
            "If present, text/plain and text/html may only be provided once, text/plain before text/html.");
      }
      i++;
    }
  }

  private boolean hasTemplate() {
    return !mail.envelope().path("template_id").asText("").isEmpty();
  }

  private void checkArgs(@Nullable JsonNode args, String field) {
    if (args == null || args.isNull()) {
      return;
    } else if (!args.isObject()) {
      refuse(field, "The custom_args parameter must be an object: key/value pairs of strings.");
    } else if (args.toString().getBytes(UTF_8).length >= ARGS_BYTES) {
      refuse(field, "The total length of custom arguments must be less than 10000 bytes.");
    } else if (args.properties().stream().anyMatch(arg -> !arg.getValue().isTextual())) {
      refuse(field, "Every value of custom_args must be a string.");
    }
  }

  private void checkHeaders(@Nullable JsonNode headers, String field) {
    if (headers == null || headers.isNull()) {
      return;
    } else if (!headers.isObject()) {
      refuse(field, "The headers parameter must be an object: key/value pairs of strings.");
      return;
    }
    headers
        .properties()
        .forEach(
            header -> {
              if (RESERVED_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                refuse(
                    field + "." + header.getKey(),
                    "You cannot use the reserved header " + header.getKey() + ".");
              } else if (!header.getValue().isTextual()
                  || header.getValue().asText().matches("(?s).*[\r\n].*")) {
                refuse(
                    field + "." + header.getKey(), "A header value must be a string of one line.");
              }
            });
  }

  private void checkSendAt(@Nullable JsonNode sendAt, String field) {
    if (sendAt == null || sendAt.isNull()) {
      return;
    } else if (!sendAt.isIntegralNumber()) {
      refuse(
          field,
          "The send_at parameter accepts a unix timestamp representing when you want your email to be sent.");
    } else if (sendAt.asLong() > now.getEpochSecond() + SEND_AT_AHEAD) {
      refuse(field, "Scheduling more than 72 hours in advance is forbidden.");
    }
  }
}
