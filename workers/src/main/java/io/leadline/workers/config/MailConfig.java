package io.leadline.workers.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.sendgrid.Sender;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How mail is sent and what it must say of its sender.
 *
 * @param baseUrl of SendGrid's API, without {@code /v3}
 * @param apiKey never shown
 * @param brand name of the job board, in mails
 * @param postalAddress printed in every alert (CAN-SPAM)
 * @param publicUrl what links begin with, without a slash at the end
 * @param templates folder of the operator's own templates
 */
public record MailConfig(
    String baseUrl,
    String apiKey,
    Sender from,
    String brand,
    String postalAddress,
    String publicUrl,
    Optional<Path> templates) {
  static MailConfig from(Environment environment) {
    String provider = environment.text("LEADLINE_EMAIL_PROVIDER", "sendgrid");
    if (!provider.equals("sendgrid")) {
      environment.refuse("LEADLINE_EMAIL_PROVIDER", provider, "sendgrid");
    }
    Sender sender = sender(environment);
    return new MailConfig(
        environment.text("SENDGRID_BASE_URL", "https://api.sendgrid.com"),
        environment.required("SENDGRID_API_KEY", "an API key with the scope mail.send"),
        sender,
        environment.text("LEADLINE_BRAND", sender.name().isEmpty() ? "Job alerts" : sender.name()),
        environment.required(
            "LEADLINE_POSTAL_ADDRESS", "the postal address that alerts must carry"),
        environment.text("LEADLINE_PUBLIC_URL", "http://127.0.0.1:8080").replaceAll("/+$", ""),
        environment.text("LEADLINE_TEMPLATE_DIR").map(Path::of));
  }

  private static Sender sender(Environment environment) {
    String text = environment.required("LEADLINE_MAIL_FROM", "Name <address>");
    try {
      return text.isEmpty() ? new Sender("", "unset@invalid") : Sender.parse(text);
    } catch (IllegalArgumentException e) {
      environment.refuse("LEADLINE_MAIL_FROM", text, "Name <address>");
      return new Sender("", "unset@invalid");
    }
  }

  @Override
  public String toString() {
    return "MailConfig[" + baseUrl + ", from=" + from.address() + ", key=(masked)]";
  }
}
