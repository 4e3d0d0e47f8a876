package io.leadline.workers;

import io.leadline.activities.config.MailRendering;
import io.leadline.activities.config.MailService;
import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.message.CallBodies;
import io.leadline.activities.message.CallRepeats;
import io.leadline.activities.message.ChannelSender;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.KeyedRepeats;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.ProviderSuppressions;
import io.leadline.activities.message.ProviderTemplates;
import io.leadline.activities.message.SendingBrake;
import io.leadline.activities.message.SendingGate;
import io.leadline.activities.message.SendingRules;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.message.TeachingProvider;
import io.leadline.activities.mongo.MongoCallBodies;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoJobBrakes;
import io.leadline.activities.mongo.MongoJobRates;
import io.leadline.activities.mongo.MongoSenderDomains;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.policy.SendingQuotas;
import io.leadline.activities.policy.SharedPace;
import io.leadline.activities.policy.Waiting;
import io.leadline.activities.policy.WarmUp;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.resend.ResendApi;
import io.leadline.activities.resend.ResendMailProvider;
import io.leadline.activities.sendgrid.AlertTemplate;
import io.leadline.activities.sendgrid.SendGridApi;
import io.leadline.activities.sendgrid.SendGridMailProvider;
import io.leadline.activities.sendgrid.SendGridSuppressions;
import io.leadline.activities.smtp.SmtpMailProvider;
import io.leadline.activities.smtp.SmtpRelay;
import io.leadline.activities.twilio.TwilioMessageProvider;
import io.leadline.workers.config.MailConfig;
import io.leadline.workers.config.WorkerConfig;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The providers behind the sender of each channel, and how calls in doubt are repeated. */
final class Sending {
  private static final Duration PROVIDER_CALL = Duration.ofSeconds(30);

  private final WorkerConfig config;
  private final MessageLedger ledger;
  private final Suppressions suppressions;
  private final EventIntake intake;
  private final CallBodies bodies;
  private final SendingRules rules;
  private final WeeklyCap cap;
  private final RandomIds ids;
  private final InstantSource clock;
  private final MessageProvider mail;

  Sending(
      WorkerConfig config,
      MongoConnection mongo,
      MessageLedger ledger,
      Sealer sealer,
      EventIntake intake,
      RandomIds ids,
      InstantSource clock) {
    this.config = config;
    this.ids = ids;
    this.clock = clock;
    this.ledger = ledger;
    this.suppressions = new MongoSuppressions(mongo);
    this.intake = intake;
    this.bodies = new MongoCallBodies(mongo, sealer);
    this.cap = new WeeklyCap(ledger, config.limits().perWeek());
    this.rules = rules(mongo);
    this.mail = teaching(mailProvider(config.mail(), clock));
  }

  /** Without a provider of texts that channel is not set up. */
  MessageSender sender() {
    Map<Channel, MessageSender> senders = new EnumMap<>(Channel.class);
    senders.put(Channel.EMAIL, through(mail));
    String publicUrl = config.mail().publicUrl();
    config
        .texts()
        .map(account -> new TwilioMessageProvider(account, publicUrl, PROVIDER_CALL, clock))
        .ifPresent(provider -> senders.put(Channel.SMS, through(teaching(provider))));
    return new ChannelSender(senders);
  }

  private SendingRules rules(MongoConnection mongo) {
    SendingLimits limits = config.limits();
    JobRates rates = new MongoJobRates(mongo);
    SendingGate gate = new SendingBrake(new MongoJobBrakes(mongo), clock);
    WarmUp warmUp =
        new WarmUp(
            limits.warmUp(),
            config.mail().from().domain(),
            new MongoSenderDomains(mongo),
            ledger,
            rates,
            clock);
    return new SendingRules(
        gate,
        new SharedPace(limits, rates, gate, Waiting.sleeping(clock), clock),
        new SendingQuotas(cap, warmUp, limits.domains(), rates, clock));
  }

  WeeklyCap cap() {
    return cap;
  }

  CallRepeats repeats() {
    return new KeyedRepeats(mail, bodies, suppressions, rules);
  }

  private MessageSender through(MessageProvider provider) {
    return new LedgerSender(ledger, suppressions, provider, bodies, rules, ids::next, clock);
  }

  private MessageProvider teaching(MessageProvider provider) {
    return new TeachingProvider(provider, intake, clock);
  }

  /** Through whom each channel is sent, by name. */
  static Map<Channel, String> providers(WorkerConfig config) {
    Map<Channel, String> names = new EnumMap<>(Channel.class);
    names.put(Channel.EMAIL, config.mail().service().name().toLowerCase(Locale.ROOT));
    config.texts().ifPresent(account -> names.put(Channel.SMS, "twilio"));
    return names;
  }

  /** The lists that the mail provider keeps by itself; only SendGrid's can be read. */
  static ProviderSuppressions suppressionsAt(MailConfig mail) {
    return switch (mail.service()) {
      case SENDGRID ->
          new SendGridSuppressions(new SendGridApi(mail.address(), mail.apiKey(), PROVIDER_CALL));
      case RESEND, SMTP -> (kind, offset, limit) -> List.of();
    };
  }

  /** The templates that the mail provider renders; null unless SendGrid is told to. */
  static @Nullable ProviderTemplates templatesAt(MailConfig mail, InstantSource clock) {
    return mail.service() == MailService.SENDGRID && mail.rendering() == MailRendering.SENDGRID
        ? new AlertTemplate(new SendGridApi(mail.address(), mail.apiKey(), PROVIDER_CALL), clock)
        : null;
  }

  private static MessageProvider mailProvider(MailConfig mail, InstantSource clock) {
    return switch (mail.service()) {
      case SENDGRID ->
          new SendGridMailProvider(
              new SendGridApi(mail.address(), mail.apiKey(), PROVIDER_CALL), mail.from(), clock);
      case RESEND ->
          new ResendMailProvider(
              new ResendApi(mail.address(), mail.apiKey(), PROVIDER_CALL), mail.from(), clock);
      case SMTP ->
          new SmtpMailProvider(
              SmtpRelay.parse(mail.address()), mail.from(), mail.relayTags(), clock);
    };
  }
}
