package io.leadline.starter.doctor;

import io.leadline.activities.smtp.RelayGreeting;
import io.leadline.activities.smtp.RelayService;
import io.leadline.activities.smtp.SmtpRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mail relay: that it answers, speaks TLS and takes our user. */
final class RelayChecks implements Check {
  private static final String NAME = "Mail relay";
  private static final String EVENTS = "Mail relay events";

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
      List<Finding> findings = new ArrayList<>();
      findings.add(
          RelayGreeting.problem(relay)
              .map(problem -> Finding.failed(NAME, problem, "Check SMTP_URL and the relay."))
              .orElseGet(() -> Finding.ok(NAME, relay.address() + " takes our mail")));
      service(relay).webhookSetting().map(this::events).ifPresent(findings::add);
      return findings;
    } catch (IllegalArgumentException e) {
      return List.of(Finding.failed(NAME, "SMTP_URL " + e.getMessage(), remedy));
    }
  }

  private RelayService service(SmtpRelay relay) {
    String word = settings.getOrDefault(RelayService.SETTING, "").strip();
    return RelayService.find(word).orElseGet(() -> RelayService.at(relay));
  }

  private Finding events(String setting) {
    return settings.getOrDefault(setting, "").isBlank()
        ? Finding.failed(
            EVENTS,
            setting + " is not set, so what becomes of mails is not known",
            "Set it, and let the events be posted to <LEADLINE_PUBLIC_URL>/webhooks/"
                + (setting.startsWith("SES") ? "ses." : "mailgun."))
        : Finding.ok(EVENTS, setting + " is set");
  }
}
