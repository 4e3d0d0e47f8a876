package io.leadline.starter;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.KeyRing;
import io.leadline.activities.engagement.ActJudge;
import io.leadline.activities.job.JobIds;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.signup.SignUp;
import io.leadline.activities.temporal.PayloadKeys;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.ApiServer;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.CodecRoutes;
import io.leadline.starter.api.HealthRoutes;
import io.leadline.starter.api.HealthRoutes.Backend;
import io.leadline.starter.api.RequestMetrics;
import io.leadline.starter.api.Routes;
import io.leadline.starter.api.TextRoutes;
import io.leadline.starter.api.TwilioRoutes;
import io.leadline.starter.api.WebhookMetrics;
import io.leadline.starter.api.lead.EventRoutes;
import io.leadline.starter.api.lead.LeadActRoutes;
import io.leadline.starter.api.lead.LeadDataRoutes;
import io.leadline.starter.api.lead.LeadRoutes;
import io.leadline.starter.api.lead.SignUpPageRoutes;
import io.leadline.starter.api.link.AddressRoutes;
import io.leadline.starter.api.link.ClickRoutes;
import io.leadline.starter.api.link.KeepRoutes;
import io.leadline.starter.api.link.LeadLinks;
import io.leadline.starter.api.link.LinkReader;
import io.leadline.starter.api.link.PreferencesRoutes;
import io.leadline.starter.api.link.TextLinkRoutes;
import io.leadline.starter.api.link.UnsubscribeRoutes;
import io.leadline.starter.api.link.VerifyRoutes;
import io.leadline.starter.api.stats.StatsRoutes;
import io.leadline.starter.config.ApiConfig;
import io.leadline.starter.config.FeatureConfig;
import io.leadline.starter.config.TextConfig;
import io.leadline.starter.page.Pages;
import io.leadline.starter.start.Loop;
import io.leadline.starter.start.WholeStarts;
import io.leadline.starter.start.job.TemporalGroupStarter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process {@code api}: HTTP server, the loops that empty the outbox and judge clicks and opens,
 * and the side that accepts and starts jobs. Closing it stops accepting, lets requests end, and
 * stops the rest.
 */
public final class ApiProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiProcess.class);
  private static final Duration OUTBOX_PAUSE = Duration.ofSeconds(1);
  private static final Duration JUDGE_PAUSE = Duration.ofSeconds(1);

  private final RequestMetrics metrics = new RequestMetrics();
  private final ApiServer server;
  private final Loop outbox;
  private final Loop judge;
  private final JobsSide jobs;

  private ApiProcess(
      ApiConfig config,
      MailWebhooks mailWebhooks,
      TextConfig texts,
      KeyRing dataKeys,
      Ports ports,
      Features features,
      InstantSource clock) {
    this.jobs =
        JobsSide.start(
            ports,
            Catalogue.kinds(),
            new JobIds(clock, new SecureRandom()),
            clock,
            new TemporalGroupStarter(ports::temporal),
            new WholeStarts(ports::temporal));
    jobs.measure(metrics.registry(), clock);
    WebhookMetrics webhooks = new WebhookMetrics(metrics.registry());
    this.server =
        ApiServer.start(
            config.host(),
            config.port(),
            new Pages(),
            metrics,
            Stream.of(
                    routes(config, dataKeys, ports, features, clock),
                    webhooks(config, mailWebhooks, texts, ports, features, webhooks),
                    jobs.routes(access(config), features.leadDesk(), features.sendingOverview()))
                .flatMap(routes -> routes)
                .toList());
    OutboxDelivery delivery = features.outboxDelivery();
    this.outbox = Loop.start("outbox", OUTBOX_PAUSE, () -> empty(delivery, clock));
    ActJudge actJudge = features.actJudge();
    this.judge = Loop.start("judge", JUDGE_PAUSE, () -> judge(actJudge));
    metrics.registry().gauge("leadline.outbox.entries", ports, ApiProcess::outboxSize);
    LOG.info("API listens on http://{}:{}", config.host(), server.port());
  }

  /**
   * Starts the process.
   *
   * @param settings environment variables
   * @throws io.leadline.activities.config.ConfigurationException naming every bad one
   */
  public static ApiProcess start(Map<String, String> settings, Ports ports, InstantSource clock) {
    Environment environment = new Environment(settings);
    ApiConfig config = ApiConfig.from(environment);
    MailWebhooks mailWebhooks = new MailWebhooks(environment, clock);
    TextConfig texts = TextConfig.from(environment, config.publicUrl());
    KeyRing dataKeys = environment.keys("LEADLINE_DATA_KEY");
    FeatureConfig.from(environment);
    SendingLimits.from(environment);
    environment.check();
    return new ApiProcess(
        config, mailWebhooks, texts, dataKeys, ports, new Features(ports, settings, clock), clock);
  }

  public int port() {
    return server.port();
  }

  /** Method and pattern of every route, such as {@code GET /verify/{token}}. */
  List<String> routes() {
    return server.routes();
  }

  private static Access access(ApiConfig config) {
    return new Access(config.operatorToken(), config.readonlyToken());
  }

  private static Stream<Routes> routes(
      ApiConfig config, KeyRing dataKeys, Ports ports, Features features, InstantSource clock) {
    Pages pages = new Pages();
    Access access = access(config);
    ClientAddress addresses = new ClientAddress(config.proxies());
    LinkReader links = new LinkReader(features.linkTokens(), addresses);
    LeadDesk desk = features.leadDesk();
    SignUp signUp = features.signUp();
    LeadService leads = new LeadService(features, signUp, desk, pages);
    PreferenceDesk preferences = features.preferenceDesk();
    LeadLinks leadLinks = new LeadLinks(links, features.linkTokens(), preferences, pages, clock);
    KeepRoutes keep = new KeepRoutes(leadLinks, preferences, pages);
    return Stream.of(
        new TextRoutes(),
        new HealthRoutes(
            List.of(
                new Backend("MongoDB", true, () -> ports.outbox().size()),
                new Backend("Temporal", false, () -> ports.temporal().check()),
                new Backend("Elasticsearch", false, () -> ports.postings().generation()))),
        new SignUpPageRoutes(signUp::signUp, addresses, pages),
        new EventRoutes(access, new BoardLeads(desk, ports.leads(), features.boardNews()), clock),
        new LeadRoutes(access, addresses, leads, config.publicUrl()),
        new LeadActRoutes(access, leads, clock),
        new LeadDataRoutes(access, leads),
        new StatsRoutes(access, features.statsDesk()::report, clock),
        new VerifyRoutes(links, desk::confirm, pages),
        keep,
        new PreferencesRoutes(leadLinks, preferences, keep, pages),
        new AddressRoutes(links, desk::confirmAddress, pages),
        new UnsubscribeRoutes(links, desk::find, desk::unsubscribe, pages),
        new ClickRoutes(links, features.actNotes(), ids -> ports.postings().get(ids), pages),
        new TextLinkRoutes(
            links,
            features.textLinks(),
            features.linkTokens(),
            ports.messages(),
            ids -> ports.postings().get(ids),
            clock,
            pages),
        new CodecRoutes(PayloadKeys.codec(dataKeys), access, config.temporalUiOrigins()));
  }

  private static Stream<Routes> webhooks(
      ApiConfig config,
      MailWebhooks mail,
      TextConfig texts,
      Ports ports,
      Features features,
      WebhookCounter counter) {
    Optional<TwilioAccount> twilio = texts.account();
    return Stream.of(
        mail.routes(ports.providerEvents(), features.eventIntake(), counter),
        new TwilioRoutes(
            config.publicUrl(),
            twilio
                .map(account -> features.twilioEvents(account, counter))
                .<TwilioRoutes.Receiver>map(events -> events::receive)
                .orElse(TwilioRoutes.NOT_CONFIGURED),
            twilio
                .map(account -> features.twilioTexts(account, texts.wording(), counter))
                .<TwilioRoutes.Receiver>map(received -> received::receive)
                .orElse(TwilioRoutes.NOT_CONFIGURED)));
  }

  private static void empty(OutboxDelivery delivery, InstantSource clock) {
    while (delivery.deliverDue(clock.instant()).more()) {
      LOG.debug("a full page was delivered; going on at once");
    }
  }

  private static void judge(ActJudge judge) {
    while (judge.judgeDue()) {
      LOG.debug("a full page was judged; going on at once");
    }
  }

  private static double outboxSize(Ports ports) {
    try {
      return ports.outbox().size();
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    server.close();
    jobs.close();
    outbox.close();
    judge.close();
    metrics.close();
    LOG.info("API stopped");
  }
}
