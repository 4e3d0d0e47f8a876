package io.leadline.activities.catalogue;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.direct.DirectMessages;
import io.leadline.activities.direct.TestDrafts;
import io.leadline.activities.direct.TestRecipients;
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
import io.leadline.activities.message.CallSettlement;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.ProviderSuppressions;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.place.Places;
import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedPlans;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.PostingImport;
import io.leadline.activities.posting.PostingUpkeep;
import io.leadline.activities.signup.LeadImport;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.stats.RateBrakes;
import io.leadline.activities.stats.Statistics;
import io.leadline.activities.timeline.LeadExports;
import io.leadline.activities.webhook.Subscribers;
import io.leadline.activities.webhook.WebhookPost;
import io.leadline.activities.webhook.WebhookSecrets;
import java.time.InstantSource;

/**
 * What jobs may ask of the process that runs them. Nothing is connected to before a job that asked
 * for it uses it.
 */
public interface JobPorts {
  InstantSource clock();

  Alarms alarms();

  JobStore jobs();

  JobGroups jobGroups();

  /** Hands in further jobs. */
  JobSubmitter jobSubmitter();

  JobBrakes jobBrakes();

  /** Slows or stops channels with bad rates. */
  RateBrakes rateBrakes();

  JobRetention jobRetention();

  /** Where jobs leave things behind beside their records. */
  TidyJobs.Stores jobLeftovers();

  QueueFacts queueFacts();

  ScheduleTimes scheduleTimes();

  WatchSettings watchSettings();

  LeadStore leads();

  /** Tells the workflows of leads what waits for them. */
  OutboxDelivery outboxDelivery();

  /** Makes facts about leads hold; their workflows hear of them soon. */
  LeadFacts leadFacts();

  AlertEnrolment alertEnrolment();

  /** Makes one for each list. */
  LeadImport leadImport();

  Places places();

  AddressHasher addressHasher();

  AlertPreview alertPreview();

  LeadExports leadExports();

  AddressCheck addressCheck();

  PostingImport postingImport();

  PostingUpkeep postingUpkeep();

  FeedPlans feedPlans();

  FeedStore feeds();

  DirectMessages directMessages();

  TestDrafts testDrafts();

  TestRecipients testRecipients();

  PostingClusters postingClusters();

  CallSettlement callSettlement();

  ProviderEventLog providerEvents();

  FailingChannels failingChannels();

  Suppressions suppressions();

  ProviderSuppressions providerSuppressions();

  Acts acts();

  Statistics statistics();

  DailyStats dailyStats();

  /** Reads documents of the web, guarded. */
  FeedFetcher web();

  WebhookPost webhookPost();

  WebhookSecrets webhookSecrets();

  Subscribers subscribers();
}
