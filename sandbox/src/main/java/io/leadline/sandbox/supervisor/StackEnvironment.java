package io.leadline.sandbox.supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that our processes need to find each other in the stack. A variable that the user
 * set wins; a provider that the user has an account with is used instead of the simulator.
 */
final class StackEnvironment {
  /** By the variable that shows that the user has an account: what the simulator's would be. */
  private static final Map<String, List<String>> PROVIDERS =
      Map.of(
          "SENDGRID_API_KEY",
          List.of(
              "LEADLINE_EMAIL_PROVIDER",
              "LEADLINE_SIMULATOR_SIGNING_KEY",
              "SENDGRID_BASE_URL",
              "SENDGRID_WEBHOOK_PUBLIC_KEY"),
          "SLACK_BOT_TOKEN",
          List.of("SLACK_BASE_URL", "SLACK_ESCALATION_USER", "SLACK_WEBHOOK_URL"),
          "SLACK_WEBHOOK_URL",
          List.of("SLACK_BASE_URL", "SLACK_BOT_TOKEN", "SLACK_ESCALATION_USER"),
          "RESEND_API_KEY",
          List.of("RESEND_BASE_URL", "RESEND_WEBHOOK_SECRET"),
          "TWILIO_ACCOUNT_SID",
          List.of("TWILIO_AUTH_TOKEN", "TWILIO_BASE_URL", "TWILIO_FROM"));

  /** What variables of ours and of the backends and providers begin with. */
  private static final List<String> OURS =
      List.of(
          "ELASTICSEARCH_",
          "LEADLINE_",
          "MONGODB_",
          "RESEND_",
          "SENDGRID_",
          "SMTP_",
          "SLACK_",
          "TEMPORAL_",
          "TWILIO_");

  private StackEnvironment() {}

  /** The same and what the user set: what a command in another terminal needs. */
  static Map<String, String> toLeave(StackSettings settings, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    settings
        .variables()
        .forEach(
            (name, value) -> {
              if (OURS.stream().anyMatch(name::startsWith) && !value.isBlank()) {
                all.put(name, value);
              }
            });
    return all;
  }

  /** Everything that the user did not set, keys and tokens included. */
  static Map<String, String> of(StackSettings settings, Map<String, String> keys) {
    StackPorts ports = settings.ports();
    String simulator = "http://127.0.0.1:" + ports.simulator();
    Map<String, String> all = new LinkedHashMap<>(keys);
    all.put("LEADLINE_DATA_DIR", settings.folder().root().toString());
    all.put("LEADLINE_PORT", Integer.toString(ports.api()));
    all.put("LEADLINE_PUBLIC_URL", "http://127.0.0.1:" + ports.api());
    all.put("LEADLINE_MAIL_FROM", "alerts@jobs.example.com");
    all.put("LEADLINE_POSTAL_ADDRESS", "Leadline Demo, 100 Congress Ave, Austin, TX 78701, USA");
    all.put("LEADLINE_TEMPORAL_UI_URL", "http://127.0.0.1:" + ports.temporalUi());
    all.put("LEADLINE_SIMULATOR_PORT", Integer.toString(ports.simulator()));
    all.put("LEADLINE_SIMULATOR_URL", simulator);
    all.put("LEADLINE_MONGODB_PORT", Integer.toString(ports.mongodb()));
    // Everybody signs up from this machine and, mostly, at example.com.
    all.put("LEADLINE_SIGNUPS_PER_IP", "10000");
    all.put("LEADLINE_SIGNUPS_PER_DOMAIN", "10000");
    all.put("LEADLINE_EMAIL_PROVIDER", "sendgrid");
    all.put("SENDGRID_BASE_URL", simulator + "/sendgrid");
    all.put("SLACK_BASE_URL", simulator + "/slack");
    all.put("SLACK_BOT_TOKEN", "xoxb-sandbox");
    all.put("SLACK_ESCALATION_USER", "U0OPERATOR");
    all.put("SLACK_WEBHOOK_URL", simulator + "/slack/services/T0/B0/sandbox");
    all.put("RESEND_BASE_URL", simulator + "/resend");
    all.put("TWILIO_BASE_URL", simulator + "/twilio");
    all.put("TWILIO_FROM", "+15005550006");
    all.put("TEMPORAL_ADDRESS", "127.0.0.1:" + ports.temporal());
    all.put("TEMPORAL_NAMESPACE", "default");
    all.put("MONGODB_URI", "mongodb://127.0.0.1:%d/leadline".formatted(ports.mongodb()));
    all.put("ELASTICSEARCH_URL", "http://127.0.0.1:" + ports.elasticsearch());
    PROVIDERS.forEach(
        (account, simulated) -> {
          if (settings.variable(account).isPresent()) {
            simulated.forEach(all::remove);
          }
        });
    all.keySet().removeIf(name -> settings.variable(name).isPresent());
    return all;
  }
}
