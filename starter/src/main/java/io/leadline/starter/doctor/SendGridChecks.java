package io.leadline.starter.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.MailRendering;
import io.leadline.activities.config.MailService;
import io.leadline.activities.message.ProviderTemplate;
import io.leadline.activities.sendgrid.AlertTemplate;
import io.leadline.activities.sendgrid.PassThroughTemplate;
import io.leadline.activities.sendgrid.SendGridApi;
import io.leadline.activities.sendgrid.SendGridSignature;
import io.leadline.activities.template.MessageTemplates;
import io.leadline.activities.template.TemplateFolder;
import io.leadline.activities.template.UnusableTemplateException;
import io.leadline.starter.Json;
import io.leadline.starter.config.TemplateConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SendGrid account: key, its scopes, the pass-through template, the webhook's public key. */
final class SendGridChecks implements Check {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Set<String> SCOPES =
      Set.of("mail.send", "templates.read", "templates.create", "templates.versions.create");

  private final Map<String, String> settings;
  private final boolean fix;

  /**
   * @param fix whether to create a template that is missing
   */
  SendGridChecks(Map<String, String> settings, boolean fix) {
    this.settings = settings;
    this.fix = fix;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    String key = settings.getOrDefault("SENDGRID_API_KEY", "").strip();
    if (key.isEmpty()) {
      findings.add(
          Finding.failed(
              "SendGrid key",
              "SENDGRID_API_KEY is not set",
              "Create a key with mail.send and template scopes and set SENDGRID_API_KEY."));
    } else {
      String url = MailService.SENDGRID.address(settings);
      Finding account = key(url, key);
      findings.add(account);
      if (account.status() != Finding.Status.FAILED) {
        SendGridApi api = new SendGridApi(url, key, TIMEOUT);
        findings.add(template(new PassThroughTemplate(api)));
        if (MailRendering.from(new Environment(settings)) == MailRendering.SENDGRID) {
          findings.add(alertTemplate(new AlertTemplate(api, InstantSource.system())));
        }
      }
    }
    findings.add(webhookKey());
    return findings;
  }

  private static Finding key(String url, String key) {
    String name = "SendGrid key";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + "/v3/scopes"))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + key)
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> scopes(answer.body());
        case 401, 403 ->
            Finding.failed(
                name,
                "refused with " + answer.statusCode(),
                "Set SENDGRID_API_KEY to a valid key.");
        default ->
            Finding.warning(
                name,
                url + " answered " + answer.statusCode() + " when asked for the key's scopes",
                "Try again; if it stays, see whether SENDGRID_BASE_URL is right.");
      };
    } catch (IOException e) {
      return Finding.failed(
          name, url + " cannot be reached", ProviderChecks.reach(url, MailService.SENDGRID));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warning(name, "interrupted", "Try again.");
    }
  }

  private static Finding scopes(String body) throws IOException {
    Set<String> missing = new HashSet<>(SCOPES);
    for (JsonNode scope : Json.mapper().readTree(body).path("scopes")) {
      missing.remove(scope.asText());
    }
    return missing.isEmpty()
        ? Finding.ok("SendGrid key", "may send and keep templates")
        : Finding.failed(
            "SendGrid key",
            "may not: " + String.join(", ", missing),
            "Give the key these scopes, or full access.");
  }

  private Finding template(PassThroughTemplate template) {
    String name = "SendGrid template";
    try {
      if (template.find().isPresent()) {
        return Finding.ok(name, PassThroughTemplate.NAME);
      }
      return fix
          ? Finding.ok(name, PassThroughTemplate.NAME + " created as " + template.ensure())
          : Finding.failed(
              name,
              PassThroughTemplate.NAME + " is not in the account",
              "Run ./leadline doctor --fix; it creates it.");
    } catch (IOException e) {
      return Finding.failed(
          name, String.valueOf(e.getMessage()), "Give the key the template scopes.");
    }
  }

  private Finding alertTemplate(AlertTemplate template) {
    String name = "SendGrid alert template";
    try {
      ProviderTemplate ours =
          MessageTemplates.ofAlerts(
              TemplateFolder.read(
                  TemplateConfig.from(new Environment(settings)).folder().orElse(null)));
      if (fix) {
        return Finding.ok(name, AlertTemplate.NAME + " is " + template.ensure(ours));
      }
      return template.id(ours).isPresent()
          ? Finding.ok(name, AlertTemplate.NAME + " is in step")
          : Finding.warning(
              name,
              AlertTemplate.NAME + " is not in step, so alerts are rendered here",
              "Run ./leadline init; it brings the template in step.");
    } catch (UnusableTemplateException e) {
      return Finding.failed(
          name, String.valueOf(e.getMessage()), "Run ./leadline templates check.");
    } catch (IOException e) {
      return Finding.failed(
          name, String.valueOf(e.getMessage()), "Give the key the template scopes.");
    }
  }

  private Finding webhookKey() {
    String name = "SendGrid webhook key";
    String remedy =
        "Switch on the signed event webhook to <public URL>/webhooks/sendgrid and set"
            + " SENDGRID_WEBHOOK_PUBLIC_KEY to the key that SendGrid shows.";
    String key = settings.getOrDefault("SENDGRID_WEBHOOK_PUBLIC_KEY", "");
    if (key.isBlank()) {
      return Finding.failed(name, "SENDGRID_WEBHOOK_PUBLIC_KEY is not set", remedy);
    }
    try {
      new SendGridSignature(key);
      return Finding.ok(name, "is a public key");
    } catch (IllegalArgumentException e) {
      return Finding.failed(name, String.valueOf(e.getMessage()), remedy);
    }
  }
}
