package io.leadline.workers.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.MailRendering;
import io.leadline.activities.config.MailService;
import io.leadline.activities.message.Sender;
import io.leadline.activities.smtp.RelayService;
import io.leadline.activities.smtp.RelayTags;
import io.leadline.activities.smtp.SmtpRelay;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How mail is sent and what it must say of its sender.
 *
 * @param address of the service; never shown, since that of a relay holds its password
 * @param relayTags headers for whoever is behind a relay
 * @param apiKey never shown; empty for a relay
 * @param brand name of the job board, in mails
 * @param postalAddress printed in every alert (CAN-SPAM)
 * @param publicUrl what links begin with, without a slash at the end
 * @param templates folder of the operator's own templates
 * @param rendering where mails are made of their templates
 */
public record MailConfig(
    MailService service,
    String address,
    RelayTags relayTags,
    String apiKey,
    Sender from,
    String brand,
    String postalAddress,
    String publicUrl,
    Optional<Path> templates,
    MailRendering rendering) {
  static MailConfig from(Environment environment) {
    MailService service = MailService.from(environment);
    Sender sender = sender(environment);
    String address = address(service, environment);
    return new MailConfig(
        service,
        address,
        relayTags(service, address, environment),
        key(service, environment),
        sender,
        environment.text("LEADLINE_BRAND", sender.name().isEmpty() ? "Job alerts" : sender.name()),
        environment.required(
            "LEADLINE_POSTAL_ADDRESS", "the postal address that alerts must carry"),
        environment.text("LEADLINE_PUBLIC_URL", "http://127.0.0.1:8080").replaceAll("/+$", ""),
        environment.text("LEADLINE_TEMPLATE_DIR").map(Path::of),
        MailRendering.from(environment));
  }

  /** Asks for those of every service, so that their documentation can be checked. */
  private static String address(MailService chosen, Environment environment) {
    for (MailService service : MailService.values()) {
      environment.text(service.addressSetting());
    }
    return chosen == MailService.SMTP
        ? relay(environment)
        : environment.text(chosen.addressSetting(), chosen.usualAddress());
  }

  private static String relay(Environment environment) {
    String setting = MailService.SMTP.addressSetting();
    String expected = "smtp://user:password@host:587";
    String url = environment.required(setting, expected);
    if (!url.isEmpty()) {
      try {
        SmtpRelay.parse(url);
      } catch (IllegalArgumentException e) {
        environment.refuse(setting, "(masked, " + e.getMessage() + ")", expected);
      }
    }
    return url;
  }

  /** What the host of the relay tells, unless the setting says otherwise. */
  private static RelayTags relayTags(MailService chosen, String address, Environment environment) {
    String set = environment.text("SES_CONFIGURATION_SET", "");
    if (!set.matches("[A-Za-z0-9_-]{0,64}")) {
      environment.refuse("SES_CONFIGURATION_SET", set, "the name of a configuration set");
    }
    Optional<String> word = environment.text(RelayService.SETTING);
    if (word.isEmpty()) {
      return new RelayTags(behind(chosen, address), set);
    }
    Optional<RelayService> named = RelayService.find(word.get());
    if (named.isEmpty()) {
      environment.refuse(RelayService.SETTING, word.get(), RelayService.words());
    }
    return new RelayTags(named.orElse(RelayService.OTHER), set);
  }

  private static RelayService behind(MailService chosen, String address) {
    try {
      return chosen == MailService.SMTP
          ? RelayService.at(SmtpRelay.parse(address))
          : RelayService.OTHER;
    } catch (IllegalArgumentException e) {
      // The address was refused before.
      return RelayService.OTHER;
    }
  }

  private static String key(MailService chosen, Environment environment) {
    for (MailService service : MailService.values()) {
      if (!service.keySetting().isEmpty()) {
        environment.text(service.keySetting());
      }
    }
    return chosen.keySetting().isEmpty()
        ? ""
        : environment.required(chosen.keySetting(), "an API key that may send mail");
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
    return "MailConfig[" + service.word() + ", from=" + from.address() + ", key=(masked)]";
  }
}
