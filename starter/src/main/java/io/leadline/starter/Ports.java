package io.leadline.starter;

import io.leadline.activities.address.MailDomains;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.job.AuditLog;
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
import io.leadline.activities.text.ReceivedTexts;
import io.leadline.starter.start.TemporalClients;

/**
 * The outside world as the features of the starter need it: {@link Backends} opens the real thing
 * when it is first asked for, tests put in what lies in memory.
 */
public interface Ports extends AutoCloseable {
  LeadStore leads();

  Outbox outbox();

  Transitions transitions();

  LeadSignals leadSignals();

  Suppressions suppressions();

  MessageLedger messageLedger();

  Messages messages();

  DatedMessages datedMessages();

  DailyStats dailyStats();

  ProviderEventLog providerEvents();

  ReceivedTexts receivedTexts();

  FailingChannels failingChannels();

  Acts acts();

  BoardReports boardReports();

  AlertStates alertStates();

  PostingIndex postings();

  PostingUpkeep postingUpkeep();

  PostingClusters postingClusters();

  FeedStore feeds();

  FeedPlans feedPlans();

  FeedFetcher feedFetcher();

  MailDomains mailDomains();

  JobStore jobs();

  JobGroups jobGroups();

  JobBrakes jobBrakes();

  JobRates jobRates();

  SenderDomains senderDomains();

  ProcessLeases processLeases();

  JobBatches jobBatches();

  JobChains jobChains();

  AuditLog audit();

  QueueFacts queueFacts();

  Subscriptions subscriptions();

  EndedJobs endedJobs();

  ReceiverRules receiverRules();

  Sealer sealer();

  TemporalClients temporal();

  /** Creates the indexes of all stores in MongoDB; those that exist are left. */
  void prepareStores();

  @Override
  void close();
}
