package io.leadline.starter.doctor;

import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.config.Environment;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.activities.twilio.TwilioApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Twilio account, if there is one: without it the board sends mail only. */
public final class TextChecks implements Check {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String NAME = "Twilio account";
  private static final String VARIABLES = "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM";

  private final Map<String, String> settings;

  public TextChecks(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> look() {
    Environment environment = new Environment(settings);
    Optional<TwilioAccount> account = TwilioAccount.from(environment);
    try {
      environment.check();
    } catch (ConfigurationException e) {
      return List.of(
          Finding.failed(NAME, String.valueOf(e.getMessage()), "Set " + VARIABLES + "."));
    }
    return List.of(
        account
            .map(TextChecks::account)
            .orElse(
                Finding.ok(NAME, "none: no texts are sent; set " + VARIABLES + " to send some")));
  }

  private static Finding account(TwilioAccount account) {
    try {
      String refused = new TwilioApi(account, TIMEOUT).whyRefused();
      return refused.isEmpty()
          ? Finding.ok(NAME, "knows us; texts come from " + account.from())
          : Finding.failed(
              NAME,
              "refused: " + refused,
              "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to those of one live account.");
    } catch (IOException e) {
      return Finding.failed(
          NAME,
          account.baseUrl() + " cannot be reached: " + e.getMessage(),
          "Check TWILIO_BASE_URL.");
    }
  }
}
