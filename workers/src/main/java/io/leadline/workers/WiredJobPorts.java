package io.leadline.workers;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.CachedMailDomains;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.catalogue.JobPorts;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.direct.DirectMessages;
import io.leadline.activities.direct.DirectRecipients;
import io.leadline.activities.direct.TestDrafts;
import io.leadline.activities.direct.TestRecipients;
import io.leadline.activities.dns.DnsMailDomains;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.activities.elastic.ElasticPostingUpkeep;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRetention;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobSubmitter;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.job.upkeep.TidyJobs;
import io.leadline.activities.job.watch.ScheduleTimes;
import io.leadline.activities.job.watch.WatchSettings;
import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.message.CallSettlement;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.ProviderSuppressions;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.mongo.MongoActs;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoBoardReports;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoDailyStats;
import io.leadline.activities.mongo.MongoFailingChannels;
import io.leadline.activities.mongo.MongoFeedPlans;
import io.leadline.activities.mongo.MongoFeedStore;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoOutbox;
import io.leadline.activities.mongo.MongoPostingClusters;
import io.leadline.activities.mongo.MongoProviderEventLog;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.Places;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedPlans;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.PostingImport;
import io.leadline.activities.posting.PostingUpkeep;
import io.leadline.activities.signup.FormCheck;
import io.leadline.activities.signup.LeadImport;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.stats.RateBrakes;
import io.leadline.activities.stats.Statistics;
import io.leadline.activities.timeline.LeadExports;
import io.leadline.activities.web.GuardedHttpClient;
import io.leadline.activities.web.GuardedWebhookPost;
import io.leadline.activities.web.WebFeedFetcher;
import io.leadline.activities.webhook.Subscribers;
import io.leadline.activities.webhook.WebhookPost;
import io.leadline.activities.webhook.WebhookSecrets;
import io.leadline.workers.config.WorkerConfig;
import io.leadline.workflows.lead.Channel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the jobs of a worker may ask for, put together when one asks. What is put together connects
 * when it is used, so that a job needs no server that it has nothing to do with.
 */
final class WiredJobPorts implements JobPorts {
  private static final PhoneCheck PHONES = new PhoneCheck("US");
  private static final Duration FEED = Duration.ofMinutes(2);
  private static final Duration WEBHOOK = Duration.ofSeconds(15);

  private final Wiring wiring;
  private final WorkerConfig config;
  private final MongoConnection mongo;
  private final Lazy<AddressCheck> addresses = new Lazy<>(this::makeAddressCheck);
  private final Lazy<PostingImport> imports = new Lazy<>(this::makePostingImport);
  private final Lazy<FeedFetcher> web = new Lazy<>(this::makeWeb);
  private final Lazy<DirectMessages> directMessages = new Lazy<>(this::makeDirectMessages);
  private final Lazy<WebhookPost> webhooks = new Lazy<>(this::makeWebhookPost);

  WiredJobPorts(Wiring wiring) {
    this.wiring = wiring;
    this.config = wiring.config();
    this.mongo = wiring.mongo();
  }

  private AddressCheck makeAddressCheck() {
    return new AddressCheck(
        DisposableDomains.load(Set.of(), Set.of()),
        // With the simulator as provider nothing may depend on name servers.
        config.jobs().simulated()
            ? new FixedMailDomains()
            : new CachedMailDomains(DnsMailDomains.ofThisMachine()));
  }

  private PostingImport makePostingImport() {
    return new PostingImport(
        new ElasticPostingIndex(wiring.elastic()),
        feeds(),
        postingClusters(),
        places(),
        web(),
        clock());
  }

  private FeedFetcher makeWeb() {
    return new WebFeedFetcher(new GuardedHttpClient(config.jobs().opened(), FEED));
  }

  private WebhookPost makeWebhookPost() {
    return new GuardedWebhookPost(new GuardedHttpClient(config.jobs().opened(), WEBHOOK));
  }

  private Set<Channel> channels() {
    return config.texts().isPresent() ? EnumSet.allOf(Channel.class) : EnumSet.of(Channel.EMAIL);
  }

  @Override
  public InstantSource clock() {
    return wiring.clock();
  }

  @Override
  public Alarms alarms() {
    return wiring.alarms();
  }

  @Override
  public JobStore jobs() {
    return wiring.jobStores().jobs();
  }

  @Override
  public JobGroups jobGroups() {
    return wiring.jobStores().jobGroups();
  }

  @Override
  public JobSubmitter jobSubmitter() {
    return wiring.backgroundJobs().submitter();
  }

  @Override
  public RateBrakes rateBrakes() {
    return new RateBrakes(
        jobBrakes(),
        wiring.jobStores().audit(),
        config.limits().thresholds(),
        alarms(),
        new RandomIds(new SecureRandom())::next,
        clock());
  }

  @Override
  public JobBrakes jobBrakes() {
    return wiring.jobStores().jobBrakes();
  }

  @Override
  public JobRetention jobRetention() {
    return config.jobs().retention();
  }

  @Override
  public TidyJobs.Stores jobLeftovers() {
    JobStores stores = wiring.jobStores();
    return new TidyJobs.Stores(
        stores.jobBatches(),
        stores.jobChains(),
        stores.jobs(),
        stores.processLeases(),
        stores.audit());
  }

  @Override
  public QueueFacts queueFacts() {
    return wiring.jobStores().queueFacts();
  }

  @Override
  public ScheduleTimes scheduleTimes() {
    return wiring.scheduleTimes();
  }

  @Override
  public WatchSettings watchSettings() {
    return config.watch();
  }

  @Override
  public LeadStore leads() {
    return new MongoLeadStore(mongo);
  }

  @Override
  public OutboxDelivery outboxDelivery() {
    return wiring.outboxDelivery();
  }

  @Override
  public LeadFacts leadFacts() {
    return wiring.facts();
  }

  @Override
  public AlertEnrolment alertEnrolment() {
    return wiring.enrolment();
  }

  @Override
  public LeadImport leadImport() {
    return new LeadImport(
        new FormCheck(addressCheck(), PHONES, places(), config.jobs().imports()),
        leads(),
        wiring.facts(),
        suppressions(),
        addressHasher(),
        new RandomIds(new SecureRandom()),
        config.jobs().importPace(),
        new MongoOutbox(mongo).size(),
        clock());
  }

  @Override
  public Places places() {
    return new Gazetteer();
  }

  @Override
  public AddressHasher addressHasher() {
    return config.secrets().hasher();
  }

  @Override
  public Suppressions suppressions() {
    return new MongoSuppressions(mongo);
  }

  @Override
  public ProviderSuppressions providerSuppressions() {
    return wiring.providerSuppressions();
  }

  @Override
  public FeedFetcher web() {
    return web.get();
  }

  @Override
  public AlertPreview alertPreview() {
    return new AlertPreview(
        new MongoAlertStates(mongo),
        new ElasticPostingIndex(wiring.elastic()),
        suppressions(),
        places(),
        new WeeklyCap(new MongoMessageLedger(mongo), config.limits().perWeek()),
        config.alerts(),
        channels(),
        clock());
  }

  @Override
  public LeadExports leadExports() {
    return new LeadExports(
        new MongoTransitions(mongo),
        new MongoMessageLedger(mongo),
        new MongoAlertStates(mongo),
        new MongoBoardReports(mongo),
        suppressions(),
        new MongoOutbox(mongo),
        clock());
  }

  @Override
  public AddressCheck addressCheck() {
    return addresses.get();
  }

  @Override
  public PostingImport postingImport() {
    return imports.get();
  }

  @Override
  public PostingUpkeep postingUpkeep() {
    return new ElasticPostingUpkeep(wiring.elastic());
  }

  @Override
  public FeedPlans feedPlans() {
    return new MongoFeedPlans(mongo);
  }

  @Override
  public FeedStore feeds() {
    return new MongoFeedStore(mongo);
  }

  @Override
  public DirectMessages directMessages() {
    return directMessages.get();
  }

  @Override
  public TestDrafts testDrafts() {
    return wiring.testDrafts();
  }

  @Override
  public TestRecipients testRecipients() {
    return config.jobs().testRecipients();
  }

  private DirectMessages makeDirectMessages() {
    return wiring.directMessages(
        new DirectRecipients(leads(), addressCheck(), PHONES, addressHasher()));
  }

  @Override
  public PostingClusters postingClusters() {
    return new MongoPostingClusters(mongo);
  }

  @Override
  public CallSettlement callSettlement() {
    return wiring.settlement();
  }

  @Override
  public ProviderEventLog providerEvents() {
    return new MongoProviderEventLog(mongo);
  }

  @Override
  public FailingChannels failingChannels() {
    return new MongoFailingChannels(mongo);
  }

  @Override
  public Acts acts() {
    return new MongoActs(mongo);
  }

  @Override
  public Statistics statistics() {
    return new Statistics(
        new MongoMessageLedger(mongo), new MongoTransitions(mongo), leads(), clock());
  }

  @Override
  public DailyStats dailyStats() {
    return new MongoDailyStats(mongo);
  }

  @Override
  public WebhookPost webhookPost() {
    return webhooks.get();
  }

  @Override
  public WebhookSecrets webhookSecrets() {
    return new WebhookSecrets(config.secrets().links());
  }

  @Override
  public Subscribers subscribers() {
    return wiring.subscribers();
  }
}
