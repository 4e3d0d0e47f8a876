package io.leadline.starter;

import io.leadline.activities.config.Environment;
import io.leadline.activities.mailgun.MailgunEvents;
import io.leadline.activities.mailgun.MailgunSignature;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.resend.ResendEvents;
import io.leadline.activities.sendgrid.SendGridEvents;
import io.leadline.activities.sendgrid.SendGridSignature;
import io.leadline.activities.ses.SesEvents;
import io.leadline.activities.ses.SnsTopic;
import io.leadline.activities.web.AllowedOrigins;
import io.leadline.activities.web.GuardedHttpClient;
import io.leadline.activities.web.GuardedWebhookFetch;
import io.leadline.activities.webhook.WebhookVerifier;
import io.leadline.activities.webhook.WebhookVerifier.Signed;
import io.leadline.starter.api.WebhookRoutes;
import io.leadline.starter.api.WebhookRoutes.Endpoint;
import io.leadline.starter.api.WebhookRoutes.Headers;
import io.leadline.starter.api.WebhookRoutes.Receiver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The webhooks of every provider of mail, whichever of them sends: mail that left by another one,
 * or by a relay in front of one, is still reported on.
 */
final class MailWebhooks {
  private static final int LIMIT = 1 << 20;
  private static final int SENDGRID_LIMIT = 5 << 20;
  private static final String SENDGRID_KEY = "SENDGRID_WEBHOOK_PUBLIC_KEY";
  private static final String RESEND_SECRET = "RESEND_WEBHOOK_SECRET";
  private static final String MAILGUN_KEY = "MAILGUN_WEBHOOK_SIGNING_KEY";
  private static final String SES_TOPIC = "SES_TOPIC_ARN";
  private static final Duration FETCH = Duration.ofSeconds(5);

  private final Optional<SendGridSignature> sendGrid;
  private final Optional<WebhookVerifier> resend;
  private final Optional<MailgunSignature> mailgun;
  private final Optional<SnsTopic> ses;
  private final InstantSource clock;

  /** Reads the keys; one that cannot be used is refused by name. */
  MailWebhooks(Environment environment, InstantSource clock) {
    this.sendGrid =
        read(
            environment,
            SENDGRID_KEY,
            "the public key that SendGrid shows, base64 DER",
            SendGridSignature::new);
    this.resend =
        read(
            environment,
            RESEND_SECRET,
            "the signing secret that Resend shows, whsec_...",
            text -> WebhookVerifier.of(text, clock));
    this.mailgun =
        read(
            environment,
            MAILGUN_KEY,
            "the HTTP webhook signing key that Mailgun shows",
            text -> new MailgunSignature(text, clock));
    this.ses =
        read(environment, SES_TOPIC, "arn:aws:sns:<region>:<account>:<name>", SnsTopic::parse);
    this.clock = clock;
  }

  /**
   * @param events remembers what came in
   */
  WebhookRoutes routes(ProviderEventLog events, EventIntake intake, WebhookCounter counter) {
    return new WebhookRoutes(
        List.of(
            new Endpoint("/webhooks/sendgrid", SENDGRID_LIMIT, sendGrid(intake, counter)),
            new Endpoint("/webhooks/resend", LIMIT, resend(intake, counter)),
            new Endpoint("/webhooks/mailgun", LIMIT, mailgun(events, intake, counter)),
            new Endpoint("/webhooks/ses", LIMIT, ses(intake, counter))));
  }

  private Receiver sendGrid(EventIntake intake, WebhookCounter counter) {
    return sendGrid
        .map(key -> new SendGridEvents(key, intake, counter, clock))
        .<Receiver>map(
            events ->
                (body, headers) ->
                    events.receive(
                        body,
                        headers.get("X-Twilio-Email-Event-Webhook-Signature"),
                        headers.get("X-Twilio-Email-Event-Webhook-Timestamp")))
        .orElse(Receiver.notConfigured(SENDGRID_KEY));
  }

  private Receiver resend(EventIntake intake, WebhookCounter counter) {
    return resend
        .map(secret -> new ResendEvents(secret, intake, counter, clock))
        .<Receiver>map(events -> (body, headers) -> events.receive(body, signed(headers)))
        .orElse(Receiver.notConfigured(RESEND_SECRET));
  }

  private Receiver mailgun(ProviderEventLog log, EventIntake intake, WebhookCounter counter) {
    return mailgun
        .map(key -> new MailgunEvents(key, log, intake, counter, clock))
        .<Receiver>map(events -> (body, headers) -> events.receive(body))
        .orElse(Receiver.notConfigured(MAILGUN_KEY));
  }

  private Receiver ses(EventIntake intake, WebhookCounter counter) {
    GuardedHttpClient http = new GuardedHttpClient(AllowedOrigins.NONE, FETCH);
    return ses.map(
            topic -> new SesEvents(topic, new GuardedWebhookFetch(http), intake, counter, clock))
        .<Receiver>map(events -> (body, headers) -> events.receive(body))
        .orElse(Receiver.notConfigured(SES_TOPIC));
  }

  /** The headers of Standard Webhooks, or as Svix, who delivers for Resend, has called them. */
  private static Signed signed(Headers headers) {
    String brand = headers.get("webhook-id") == null ? "svix" : "webhook";
    return new Signed(
        headers.get(brand + "-id"),
        headers.get(brand + "-timestamp"),
        headers.get(brand + "-signature"));
  }

  private static <T> Optional<T> read(
      Environment environment, String name, String expected, Function<String, T> parse) {
    return environment
        .text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (IllegalArgumentException e) {
                environment.refuse(name, "(masked)", expected);
                return Optional.empty();
              }
            });
  }
}
