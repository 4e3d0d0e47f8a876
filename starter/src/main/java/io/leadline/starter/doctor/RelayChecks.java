package io.leadline.starter.doctor;

import io.leadline.activities.smtp.RelayGreeting;
import io.leadline.activities.smtp.SmtpRelay;
import java.util.List;
import java.util.Map;

/** The mail relay: that it answers, speaks TLS and takes our user. */
final class RelayChecks implements Check {
  private static final String NAME = "Mail relay";

  private final Map<String, String> settings;

  RelayChecks(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> look() {
    String url = settings.getOrDefault("SMTP_URL", "").strip();
    String remedy = "Set SMTP_URL, such as smtp://user:password@mail.example.com:587.";
    if (url.isEmpty()) {
      return List.of(Finding.failed(NAME, "SMTP_URL is not set", remedy));
    }
    try {
      SmtpRelay relay = SmtpRelay.parse(url);
      return List.of(
          RelayGreeting.problem(relay)
              .map(problem -> Finding.failed(NAME, problem, "Check SMTP_URL and the relay."))
              .orElseGet(() -> Finding.ok(NAME, relay.address() + " takes our mail")));
    } catch (IllegalArgumentException e) {
      return List.of(Finding.failed(NAME, "SMTP_URL " + e.getMessage(), remedy));
    }
  }
}
