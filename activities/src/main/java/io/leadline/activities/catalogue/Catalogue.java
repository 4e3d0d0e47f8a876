package io.leadline.activities.catalogue;

import static io.leadline.activities.catalogue.CatalogueLine.job;
import static io.leadline.activities.job.JobQueue.HIGH;
import static io.leadline.activities.job.JobQueue.LOW;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.leadline.activities.address.VerifyAddress;
import io.leadline.activities.alert.PreviewAlert;
import io.leadline.activities.direct.SendEmail;
import io.leadline.activities.direct.SendSms;
import io.leadline.activities.direct.SendTestMessage;
import io.leadline.activities.engagement.PurgeActs;
import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.Noop;
import io.leadline.activities.job.PurgeDeadLetters;
import io.leadline.activities.job.PurgeJobs;
import io.leadline.activities.job.RetryPolicy;
import io.leadline.activities.job.batch.BatchReport;
import io.leadline.activities.job.upkeep.TidyJobs;
import io.leadline.activities.job.watch.WatchStalls;
import io.leadline.activities.lead.DeliverOutbox;
import io.leadline.activities.lead.EnrolLeads;
import io.leadline.activities.lead.EraseLead;
import io.leadline.activities.lead.GeocodeLeads;
import io.leadline.activities.lead.PauseLead;
import io.leadline.activities.lead.PurgeUnverifiedLeads;
import io.leadline.activities.lead.ResumeLead;
import io.leadline.activities.message.PruneEvents;
import io.leadline.activities.message.PurgeFailingChannels;
import io.leadline.activities.message.SettleUnknownSends;
import io.leadline.activities.message.SyncSuppressions;
import io.leadline.activities.posting.ExpirePostings;
import io.leadline.activities.posting.ImportFeed;
import io.leadline.activities.posting.ReadFeeds;
import io.leadline.activities.posting.ReindexPostings;
import io.leadline.activities.signup.ImportLeads;
import io.leadline.activities.stats.RollUpStats;
import io.leadline.activities.stats.WatchRates;
import io.leadline.activities.timeline.ExportLead;
import io.leadline.activities.webhook.DeliverWebhook;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every kind of background job, one line each; everything else is derived from it. Jars beside the
 * product add theirs through {@link OwnJobs}.
 */
public final class Catalogue {
  /** Nine waits over 75 hours, so that a receiver may be down for a long weekend. */
  private static final RetryPolicy WEBHOOK =
      RetryPolicy.waiting(
          ofSeconds(5),
          ofMinutes(5),
          ofMinutes(30),
          ofHours(2),
          ofHours(5),
          ofHours(10),
          ofHours(14),
          ofHours(20),
          ofHours(24));

  static final List<CatalogueLine> LINES =
      List.of(
          job("noop", Noop.class, ports -> new Noop()).limit(ofSeconds(5)),
          job("verify-address", VerifyAddress.class, p -> new VerifyAddress(p.addressCheck()))
              .limit(ofSeconds(30))
              .secret("email"),
          job(
                  "deliver-webhook",
                  DeliverWebhook.class,
                  p ->
                      new DeliverWebhook(
                          p.webhookPost(), p.webhookSecrets(), p.subscribers(), p.clock()))
              .retries(WEBHOOK)
              .limit(ofSeconds(30))
              .secret("data"),
          job("send-email", SendEmail.class, p -> new SendEmail(p.directMessages()))
              .limit(ofMinutes(1))
              .secret("to", "subject", "text", "values")
              .subject("leadId"),
          job("send-sms", SendSms.class, p -> new SendSms(p.directMessages()))
              .limit(ofMinutes(1))
              .secret("to", "text", "values")
              .subject("leadId"),
          job(
                  "send-test-message",
                  SendTestMessage.class,
                  p -> new SendTestMessage(p.directMessages(), p.testDrafts(), p.testRecipients()))
              .queue(HIGH)
              .limit(ofMinutes(1))
              .secret("to"),
          job(
                  "erase-lead",
                  EraseLead.class,
                  p -> new EraseLead(p.leads(), p.leadFacts(), p.clock()))
              .queue(HIGH)
              .attempts(10)
              .subject("leadId"),
          job("export-lead", ExportLead.class, p -> new ExportLead(p.leads(), p.leadExports()))
              .subject("leadId"),
          job(
                  "pause-lead",
                  PauseLead.class,
                  p -> new PauseLead(p.leads(), p.leadFacts(), p.clock()))
              .subject("leadId"),
          job(
                  "resume-lead",
                  ResumeLead.class,
                  p -> new ResumeLead(p.leads(), p.leadFacts(), p.clock()))
              .subject("leadId"),
          job("preview-alert", PreviewAlert.class, p -> new PreviewAlert(p.alertPreview()))
              .subject("leadId"),
          job(
                  "enrol-leads",
                  EnrolLeads.class,
                  p -> new EnrolLeads(p.leads(), p.alertEnrolment(), p.clock()))
              .queue(LOW)
              .limit(ofHours(1)),
          job("import-leads", ImportLeads.class, p -> new ImportLeads(p::leadImport, p.web()))
              .limit(ofHours(2))
              .secret("csv"),
          job(
                  "geocode-leads",
                  GeocodeLeads.class,
                  p -> new GeocodeLeads(p.leads(), p.places(), p.alertEnrolment(), p.clock()))
              .queue(LOW)
              .limit(ofHours(1))
              .every("15 4 * * *"),
          job(
                  "sync-suppressions",
                  SyncSuppressions.class,
                  p ->
                      new SyncSuppressions(
                          p.providerSuppressions(),
                          p.suppressions(),
                          p.leads(),
                          p.leadFacts(),
                          p.addressHasher(),
                          p.clock()))
              .queue(LOW)
              .limit(ofHours(1))
              .every("35 3 * * *"),
          job(
                  "purge-unverified-leads",
                  PurgeUnverifiedLeads.class,
                  p -> new PurgeUnverifiedLeads(p.leads(), p.alertEnrolment(), p.clock()))
              .queue(LOW)
              .limit(ofMinutes(30))
              .every("10 2 * * *"),
          job(
                  "deliver-outbox",
                  DeliverOutbox.class,
                  p -> new DeliverOutbox(p.outboxDelivery(), p.clock()))
              .queue(HIGH)
              .every("*/5 * * * *"),
          job(
                  "import-feed",
                  ImportFeed.class,
                  p -> new ImportFeed(p.postingImport(), p.feedPlans(), p.alarms()))
              .limit(ofMinutes(30)),
          job(
                  "read-feeds",
                  ReadFeeds.class,
                  p ->
                      new ReadFeeds(
                          p.feedPlans(), p.feeds(), p.jobs(), p.jobSubmitter(), p.clock()))
              .limit(ofMinutes(1))
              .every("*/5 * * * *"),
          job(
                  "expire-postings",
                  ExpirePostings.class,
                  p -> new ExpirePostings(p.postingUpkeep(), p.postingClusters(), p.clock()))
              .queue(LOW)
              .every("0 3 * * *"),
          job(
                  "reindex-postings",
                  ReindexPostings.class,
                  p -> new ReindexPostings(p.postingUpkeep()))
              .queue(LOW)
              .limit(ofHours(1)),
          job(
                  "settle-unknown-sends",
                  SettleUnknownSends.class,
                  p -> new SettleUnknownSends(p.callSettlement()))
              .every("*/10 * * * *"),
          job(
                  "prune-events",
                  PruneEvents.class,
                  p -> new PruneEvents(p.providerEvents(), p.clock()))
              .queue(LOW)
              .limit(ofHours(1))
              .every("50 2 * * *"),
          job(
                  "purge-failing-channels",
                  PurgeFailingChannels.class,
                  p -> new PurgeFailingChannels(p.failingChannels(), p.clock()))
              .queue(LOW)
              .every("15 3 * * *"),
          job("purge-acts", PurgeActs.class, p -> new PurgeActs(p.acts(), p.clock()))
              .queue(LOW)
              .limit(ofHours(1))
              .every("25 3 * * *"),
          job(
                  "roll-up-stats",
                  RollUpStats.class,
                  p -> new RollUpStats(p.statistics(), p.dailyStats(), p.clock()))
              .queue(LOW)
              .limit(ofMinutes(30))
              .every("20 * * * *"),
          job(
                  "purge-jobs",
                  PurgeJobs.class,
                  p -> new PurgeJobs(p.jobs(), p.jobRetention(), p.clock()))
              .queue(LOW)
              .limit(ofMinutes(30))
              .every("30 2 * * *"),
          job(
                  "purge-dead-letters",
                  PurgeDeadLetters.class,
                  p -> new PurgeDeadLetters(p.jobs(), p.jobRetention(), p.clock()))
              .queue(LOW)
              .limit(ofMinutes(30))
              .every("40 2 * * *"),
          job(
                  "tidy-jobs",
                  TidyJobs.class,
                  p -> new TidyJobs(p.jobLeftovers(), p.jobRetention(), p.clock()))
              .queue(LOW)
              .limit(ofMinutes(30))
              .every("45 2 * * *"),
          job("batch-report", BatchReport.class, p -> new BatchReport(p.alarms()))
              .limit(ofSeconds(10)),
          job(
                  "watch-stalls",
                  WatchStalls.class,
                  p ->
                      new WatchStalls(
                          new WatchStalls.Stores(
                              p.jobGroups(), p.jobs(), p.jobBrakes(), p.queueFacts()),
                          p.scheduleTimes(),
                          p.watchSettings(),
                          p.alarms(),
                          p.clock()))
              .queue(HIGH)
              .limit(ofMinutes(1))
              .every("*/10 * * * *"),
          job(
                  "watch-rates",
                  WatchRates.class,
                  p -> new WatchRates(p.statistics(), p.rateBrakes(), p.alarms(), p.clock()))
              .queue(LOW)
              .every("40 * * * *"));

  private static final List<CatalogueLine> ALL =
      Stream.concat(
              LINES.stream(),
              ServiceLoader.load(OwnJobs.class).stream()
                  .flatMap(found -> found.get().lines().stream()))
          .toList();

  private static final JobKinds KINDS =
      new JobKinds(ALL.stream().map(CatalogueLine::kind).toList());

  private Catalogue() {}

  public static JobKinds kinds() {
    return KINDS;
  }

  /** Makes the jobs of a process with what it offers them. */
  public static JobFactory factory(JobPorts ports) {
    Map<String, CatalogueLine> byName =
        ALL.stream().collect(Collectors.toUnmodifiableMap(line -> line.kind().name(), l -> l));
    return kind -> {
      CatalogueLine line = byName.get(kind.name());
      if (line == null) {
        throw new IllegalArgumentException("no kind of job: " + kind.name());
      }
      return line.make().apply(ports);
    };
  }
}
