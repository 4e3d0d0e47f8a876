package io.leadline.starter.doctor;

import io.leadline.activities.config.MailService;
import io.leadline.activities.message.Sender;
import io.leadline.activities.resend.ResendApi;
import io.leadline.activities.resend.ResendKey;
import io.leadline.activities.resend.ResendKey.Domain;
import io.leadline.activities.resend.ResendKey.Found;
import io.leadline.activities.webhook.WebhookVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Resend account: key, the sender's domain and its click tracking, the webhook's secret. */
final class ResendChecks implements Check {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String KEY = "Resend key";
  private static final String DOMAIN = "Resend domain";

  private final Map<String, String> settings;

  ResendChecks(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    String key = settings.getOrDefault("RESEND_API_KEY", "").strip();
    if (key.isEmpty()) {
      findings.add(
          Finding.failed(
              KEY,
              "RESEND_API_KEY is not set",
              "Create a key that may send and set RESEND_API_KEY."));
    } else {
      ask(key, findings);
    }
    findings.add(webhookSecret());
    return findings;
  }

  private void ask(String key, List<Finding> findings) {
    String url = MailService.RESEND.address(settings);
    try {
      switch (new ResendKey(new ResendApi(url, key, TIMEOUT)).look(senderDomain())) {
        case Found.Full(Optional<Domain> domain) -> {
          findings.add(Finding.ok(KEY, "may send and see the domains"));
          findings.add(
              domain
                  .map(ResendChecks::domain)
                  .orElseGet(
                      () ->
                          Finding.failed(
                              DOMAIN,
                              senderDomain() + " is not in the account",
                              "Add the domain of LEADLINE_MAIL_FROM at Resend and verify it.")));
        }
        case Found.SendingOnly only ->
            findings.add(Finding.ok(KEY, "may send, and nothing else, so no domain was looked at"));
        case Found.Refused(String problem) ->
            findings.add(
                Finding.failed(KEY, "refused: " + problem, "Set RESEND_API_KEY to a valid key."));
      }
    } catch (IOException e) {
      findings.add(
          Finding.failed(
              KEY, url + " cannot be reached", ProviderChecks.reach(url, MailService.RESEND)));
    }
  }

  private static Finding domain(Domain domain) {
    if (!domain.status().equals("verified")) {
      return Finding.failed(
          DOMAIN,
          domain.name() + " is " + domain.status(),
          "Set the DNS records that Resend shows for the domain.");
    }
    return domain.tracksClicks()
        ? Finding.warning(
            DOMAIN,
            domain.name() + " has click tracking on",
            "Switch click tracking off at Resend: our links count clicks themselves.")
        : Finding.ok(DOMAIN, domain.name() + " is verified");
  }

  private String senderDomain() {
    return Sender.domainOf(settings.getOrDefault("LEADLINE_MAIL_FROM", ""))
        .orElse("the domain of LEADLINE_MAIL_FROM");
  }

  private Finding webhookSecret() {
    String name = "Resend webhook secret";
    String remedy =
        "Add a webhook to <public URL>/webhooks/resend at Resend and set RESEND_WEBHOOK_SECRET to"
            + " the secret that it shows (whsec_...).";
    String secret = settings.getOrDefault("RESEND_WEBHOOK_SECRET", "").strip();
    if (secret.isEmpty()) {
      return Finding.failed(name, "RESEND_WEBHOOK_SECRET is not set", remedy);
    }
    try {
      WebhookVerifier.of(secret, InstantSource.system());
      return Finding.ok(name, "is a signing secret");
    } catch (IllegalArgumentException e) {
      return Finding.failed(name, "is not a signing secret", remedy);
    }
  }
}
