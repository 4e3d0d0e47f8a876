package io.leadline.starter;

import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.MailDomains;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.config.BackendConfig;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.KeyRing;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.config.MailService;
import io.leadline.activities.dns.DnsMailDomains;
import io.leadline.activities.elastic.ElasticConnection;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.activities.elastic.ElasticPostingUpkeep;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.DataSealer;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.job.chain.JobChains;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.lead.LeadSignals;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.mongo.MongoActs;
import io.leadline.activities.mongo.MongoAlarmGroups;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoAuditLog;
import io.leadline.activities.mongo.MongoBoardReports;
import io.leadline.activities.mongo.MongoCallBodies;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoDailyStats;
import io.leadline.activities.mongo.MongoEndedJobs;
import io.leadline.activities.mongo.MongoFailingChannels;
import io.leadline.activities.mongo.MongoFeedPlans;
import io.leadline.activities.mongo.MongoFeedStore;
import io.leadline.activities.mongo.MongoJobBatches;
import io.leadline.activities.mongo.MongoJobBrakes;
import io.leadline.activities.mongo.MongoJobChains;
import io.leadline.activities.mongo.MongoJobGroups;
import io.leadline.activities.mongo.MongoJobRates;
import io.leadline.activities.mongo.MongoJobStore;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoOutbox;
import io.leadline.activities.mongo.MongoPostingClusters;
import io.leadline.activities.mongo.MongoProcessLeases;
import io.leadline.activities.mongo.MongoProviderEventLog;
import io.leadline.activities.mongo.MongoQueueFacts;
import io.leadline.activities.mongo.MongoReceivedTexts;
import io.leadline.activities.mongo.MongoSenderDomains;
import io.leadline.activities.mongo.MongoSubscriptions;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.policy.SenderDomains;
import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedPlans;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingUpkeep;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.subscription.EndedJobs;
import io.leadline.activities.subscription.ReceiverRules;
import io.leadline.activities.subscription.Subscriptions;
import io.leadline.activities.temporal.PayloadKeys;
import io.leadline.activities.text.ReceivedTexts;
import io.leadline.activities.web.AllowedOrigins;
import io.leadline.activities.web.GuardedHttpClient;
import io.leadline.activities.web.GuardedReceivers;
import io.leadline.activities.web.WebFeedFetcher;
import io.leadline.starter.start.RestingLeadSignals;
import io.leadline.starter.start.TemporalClients;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The real backends, each opened when something first asks for it: a command that only searches
 * postings never connects to MongoDB or Temporal.
 */
public final class Backends implements Ports {
  /** Somebody waits for the answer, and is told 503 after this. */
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(15);

  private static final Duration FEED_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration REST = Duration.ofSeconds(3);

  private final Map<String, String> settings;
  private final Lazy<MongoConnection> mongo;
  private final Lazy<ElasticConnection> elastic;
  private final Lazy<TemporalClients> temporal;
  private final Lazy<LeadSignals> leadSignals;
  private final Lazy<Sealer> sealer;

  /**
   * @throws io.leadline.activities.config.ConfigurationException for an address of a backend that
   *     cannot be one
   */
  public Backends(Map<String, String> settings) {
    this.settings = settings;
    Environment environment = new Environment(settings);
    BackendConfig config = BackendConfig.from(environment, settings);
    environment.check();
    this.mongo = new Lazy<>(() -> new MongoConnection(config.mongoUri(), STORE_PATIENCE));
    this.elastic =
        new Lazy<>(
            () ->
                new ElasticConnection(
                    URI.create(config.elasticsearchUrl()),
                    config.elasticsearchApiKey().orElse(null)));
    this.temporal =
        new Lazy<>(
            () -> TemporalClients.open(config.temporal(), PayloadKeys.converter(dataKeys())));
    this.sealer = new Lazy<>(() -> new DataSealer(dataKeys(), new SecureRandom()));
    this.leadSignals =
        new Lazy<>(
            () ->
                new RestingLeadSignals(temporal.get().leadSignals(), REST, InstantSource.system()));
  }

  private KeyRing dataKeys() {
    Environment environment = new Environment(settings);
    KeyRing keys = environment.keys("LEADLINE_DATA_KEY");
    environment.check();
    return keys;
  }

  @Override
  public LeadStore leads() {
    return new MongoLeadStore(mongo.get());
  }

  @Override
  public Outbox outbox() {
    return new MongoOutbox(mongo.get());
  }

  @Override
  public Transitions transitions() {
    return new MongoTransitions(mongo.get());
  }

  @Override
  public LeadSignals leadSignals() {
    return leadSignals.get();
  }

  @Override
  public Suppressions suppressions() {
    return new MongoSuppressions(mongo.get());
  }

  @Override
  public MessageLedger messageLedger() {
    return new MongoMessageLedger(mongo.get());
  }

  @Override
  public Messages messages() {
    return new MongoMessageLedger(mongo.get());
  }

  @Override
  public DatedMessages datedMessages() {
    return new MongoMessageLedger(mongo.get());
  }

  @Override
  public DailyStats dailyStats() {
    return new MongoDailyStats(mongo.get());
  }

  @Override
  public ProviderEventLog providerEvents() {
    return new MongoProviderEventLog(mongo.get());
  }

  @Override
  public ReceivedTexts receivedTexts() {
    return new MongoReceivedTexts(mongo.get());
  }

  @Override
  public FailingChannels failingChannels() {
    return new MongoFailingChannels(mongo.get());
  }

  @Override
  public Acts acts() {
    return new MongoActs(mongo.get());
  }

  @Override
  public BoardReports boardReports() {
    return new MongoBoardReports(mongo.get());
  }

  @Override
  public AlertStates alertStates() {
    return new MongoAlertStates(mongo.get());
  }

  @Override
  public PostingIndex postings() {
    return new ElasticPostingIndex(elastic.get());
  }

  @Override
  public PostingUpkeep postingUpkeep() {
    return new ElasticPostingUpkeep(elastic.get());
  }

  @Override
  public PostingClusters postingClusters() {
    return new MongoPostingClusters(mongo.get());
  }

  @Override
  public FeedStore feeds() {
    return new MongoFeedStore(mongo.get());
  }

  @Override
  public FeedPlans feedPlans() {
    return new MongoFeedPlans(mongo.get());
  }

  /** Reaches public addresses only, and those that the operator opened. */
  @Override
  public FeedFetcher feedFetcher() {
    AllowedOrigins allowed = AllowedOrigins.from(new Environment(settings));
    return new WebFeedFetcher(new GuardedHttpClient(allowed, FEED_TIMEOUT));
  }

  /** With the simulator as provider nothing may depend on name servers. */
  @Override
  public MailDomains mailDomains() {
    return MailService.of(settings).simulated(settings)
        ? new FixedMailDomains()
        : DnsMailDomains.ofThisMachine();
  }

  @Override
  public JobStore jobs() {
    return new MongoJobStore(mongo.get());
  }

  @Override
  public JobGroups jobGroups() {
    return new MongoJobGroups(mongo.get());
  }

  @Override
  public JobBrakes jobBrakes() {
    return new MongoJobBrakes(mongo.get());
  }

  @Override
  public JobRates jobRates() {
    return new MongoJobRates(mongo.get());
  }

  @Override
  public SenderDomains senderDomains() {
    return new MongoSenderDomains(mongo.get());
  }

  @Override
  public ProcessLeases processLeases() {
    return new MongoProcessLeases(mongo.get());
  }

  @Override
  public JobBatches jobBatches() {
    return new MongoJobBatches(mongo.get());
  }

  @Override
  public JobChains jobChains() {
    return new MongoJobChains(mongo.get());
  }

  @Override
  public AuditLog audit() {
    return new MongoAuditLog(mongo.get());
  }

  @Override
  public QueueFacts queueFacts() {
    return new MongoQueueFacts(mongo.get());
  }

  @Override
  public Subscriptions subscriptions() {
    return new MongoSubscriptions(mongo.get());
  }

  @Override
  public EndedJobs endedJobs() {
    return new MongoEndedJobs(mongo.get());
  }

  @Override
  public ReceiverRules receiverRules() {
    return new GuardedReceivers(AllowedOrigins.from(new Environment(settings)));
  }

  @Override
  public Sealer sealer() {
    return sealer.get();
  }

  @Override
  public TemporalClients temporal() {
    return temporal.get();
  }

  @Override
  public void prepareStores() {
    MongoConnection connection = mongo.get();
    new MongoLeadStore(connection).prepare();
    new MongoOutbox(connection).prepare();
    new MongoTransitions(connection).prepare();
    new MongoSuppressions(connection).prepare();
    new MongoMessageLedger(connection).prepare();
    MongoCallBodies.prepare(connection);
    new MongoProviderEventLog(connection).prepare();
    new MongoActs(connection).prepare();
    new MongoBoardReports(connection).prepare();
    new MongoFailingChannels(connection).prepare();
    new MongoAlertStates(connection).prepare();
    new MongoFeedStore(connection).prepare();
    new MongoFeedPlans(connection).prepare();
    new MongoPostingClusters(connection).prepare();
    new MongoJobStore(connection).prepare();
    new MongoJobGroups(connection).prepare();
    new MongoProcessLeases(connection).prepare();
    new MongoJobBatches(connection).prepare();
    new MongoJobChains(connection).prepare();
    new MongoAuditLog(connection).prepare();
    new MongoAlarmGroups(connection).prepare();
    new MongoQueueFacts(connection).prepare();
    new MongoEndedJobs(connection).prepare();
  }

  @Override
  public void close() {
    TemporalClients openTemporal = temporal.ifMade();
    if (openTemporal != null) {
      openTemporal.close();
    }
    ElasticConnection openElastic = elastic.ifMade();
    if (openElastic != null) {
      openElastic.close();
    }
    MongoConnection openMongo = mongo.ifMade();
    if (openMongo != null) {
      openMongo.close();
    }
  }
}
