package io.leadline.starter;

import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.MailDomains;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.alert.FakeAlertStates;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.FakeBoardReports;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBatches;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeProcessLeases;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.job.chain.FakeJobChains;
import io.leadline.activities.job.chain.JobChains;
import io.leadline.activities.job.queue.FakeQueueFacts;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.lead.FakeLeadSignals;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.LeadSignals;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.FakeFailingChannels;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeProviderEventLog;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.Messages;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.policy.FakeSenderDomains;
import io.leadline.activities.policy.SenderDomains;
import io.leadline.activities.posting.FakeFeedPlans;
import io.leadline.activities.posting.FakePostingClusters;
import io.leadline.activities.posting.FakePostingIndex;
import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedPlans;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingUpkeep;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.stats.FakeDailyStats;
import io.leadline.activities.subscription.EndedJobs;
import io.leadline.activities.subscription.FakeEndedJobs;
import io.leadline.activities.subscription.FakeSubscriptions;
import io.leadline.activities.subscription.ReceiverRules;
import io.leadline.activities.subscription.Subscriptions;
import io.leadline.activities.text.FakeReceivedTexts;
import io.leadline.activities.text.ReceivedTexts;
import io.leadline.activities.web.AllowedOrigins;
import io.leadline.activities.web.GuardedReceivers;
import io.leadline.starter.start.TemporalClients;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Everything in memory, except Temporal, which is looked for where nobody listens. */
public final class FakePorts implements Ports {
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeTransitions transitions = new FakeTransitions();
  private final FakeLeadSignals signals = new FakeLeadSignals();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeDailyStats dailyStats = new FakeDailyStats();
  private final FakeProviderEventLog events = new FakeProviderEventLog();
  private final FakeReceivedTexts texts = new FakeReceivedTexts();
  private final FakeFailingChannels failing = new FakeFailingChannels();
  private final FakeActs acts = new FakeActs();
  private final FakeBoardReports reports = new FakeBoardReports();
  private final FakeAlertStates alertStates = new FakeAlertStates();
  private final FakePostingIndex postings = new FakePostingIndex();
  private final FakePostingClusters clusters = new FakePostingClusters();
  private final MemoryFeedStore feeds = new MemoryFeedStore();
  private final FakeFeedPlans feedPlans = new FakeFeedPlans();
  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeJobGroups groups = new FakeJobGroups();
  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final FakeJobRates rates = new FakeJobRates();
  private final FakeSenderDomains senderDomains = new FakeSenderDomains();
  private final FakeProcessLeases leases = new FakeProcessLeases();
  private final FakeJobBatches batches = new FakeJobBatches();
  private final FakeJobChains chains = new FakeJobChains();
  private final FakeAuditLog audit = new FakeAuditLog();
  private final FakeQueueFacts queueFacts = new FakeQueueFacts();
  private final FakeSubscriptions subscriptions = new FakeSubscriptions();
  private final FakeEndedJobs endedJobs = new FakeEndedJobs();
  private final FakeSealer sealer = new FakeSealer();
  private volatile boolean storesAway;
  private final Lazy<TemporalClients> temporal =
      new Lazy<>(
          () ->
              TemporalClients.open(
                  Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"),
                  DefaultDataConverter.newDefaultInstance()));

  /** From now on MongoDB cannot be reached, or it can again. */
  public void storesAway(boolean away) {
    storesAway = away;
  }

  private <T> T reachable(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (storesAway) {
                throw new BackendUnavailableException(
                    "MongoDB", "a test took it away", new IOException("refused"));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public LeadStore leads() {
    return reachable(LeadStore.class, leads);
  }

  @Override
  public Outbox outbox() {
    return reachable(Outbox.class, outbox);
  }

  @Override
  public Transitions transitions() {
    return transitions;
  }

  @Override
  public LeadSignals leadSignals() {
    return signals;
  }

  /** What the workflows were told. */
  public FakeLeadSignals signals() {
    return signals;
  }

  @Override
  public Suppressions suppressions() {
    return reachable(Suppressions.class, suppressions);
  }

  @Override
  public MessageLedger messageLedger() {
    return reachable(MessageLedger.class, ledger);
  }

  @Override
  public Messages messages() {
    return ledger;
  }

  @Override
  public DatedMessages datedMessages() {
    return ledger;
  }

  @Override
  public DailyStats dailyStats() {
    return dailyStats;
  }

  @Override
  public ProviderEventLog providerEvents() {
    return reachable(ProviderEventLog.class, events);
  }

  @Override
  public ReceivedTexts receivedTexts() {
    return reachable(ReceivedTexts.class, texts);
  }

  @Override
  public FailingChannels failingChannels() {
    return failing;
  }

  @Override
  public Acts acts() {
    return acts;
  }

  @Override
  public BoardReports boardReports() {
    return reports;
  }

  @Override
  public AlertStates alertStates() {
    return alertStates;
  }

  @Override
  public PostingIndex postings() {
    return postings;
  }

  @Override
  public PostingUpkeep postingUpkeep() {
    return postings;
  }

  @Override
  public PostingClusters postingClusters() {
    return clusters;
  }

  @Override
  public FeedStore feeds() {
    return feeds;
  }

  @Override
  public FeedPlans feedPlans() {
    return feedPlans;
  }

  @Override
  public FeedFetcher feedFetcher() {
    return (address, tag) -> {
      throw new IOException("there is no web in a test");
    };
  }

  @Override
  public MailDomains mailDomains() {
    return new FixedMailDomains();
  }

  @Override
  public JobStore jobs() {
    return jobs;
  }

  @Override
  public JobGroups jobGroups() {
    return groups;
  }

  @Override
  public JobBrakes jobBrakes() {
    return brakes;
  }

  @Override
  public JobRates jobRates() {
    return rates;
  }

  @Override
  public SenderDomains senderDomains() {
    return senderDomains;
  }

  @Override
  public ProcessLeases processLeases() {
    return leases;
  }

  @Override
  public JobBatches jobBatches() {
    return batches;
  }

  @Override
  public JobChains jobChains() {
    return chains;
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public QueueFacts queueFacts() {
    return queueFacts;
  }

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public EndedJobs endedJobs() {
    return endedJobs;
  }

  @Override
  public ReceiverRules receiverRules() {
    return new GuardedReceivers(AllowedOrigins.NONE);
  }

  @Override
  public Sealer sealer() {
    return sealer;
  }

  @Override
  public TemporalClients temporal() {
    return temporal.get();
  }

  @Override
  public void prepareStores() {
    feeds.prepare();
  }

  @Override
  public void close() {
    TemporalClients opened = temporal.ifMade();
    if (opened != null) {
      opened.close();
    }
  }
}
