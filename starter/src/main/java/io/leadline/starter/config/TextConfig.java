package io.leadline.starter.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.message.Sender;
import io.leadline.activities.text.TextWording;
import io.leadline.activities.twilio.TwilioAccount;
import java.util.Optional;

/**
 * What the API process is told about texts.
 *
 * @param account empty when there are no texts
 */
public record TextConfig(Optional<TwilioAccount> account, TextWording wording) {
  public static TextConfig from(Environment environment, String publicUrl) {
    return new TextConfig(
        TwilioAccount.from(environment), new TextWording(brand(environment), publicUrl));
  }

  /** Name of the job board in messages. */
  static String brand(Environment environment) {
    return environment
        .text("LEADLINE_BRAND")
        .or(() -> environment.text("LEADLINE_MAIL_FROM").flatMap(TextConfig::nameOf))
        .orElse("Job alerts");
  }

  private static Optional<String> nameOf(String sender) {
    try {
      return Optional.of(Sender.parse(sender).name()).filter(name -> !name.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
