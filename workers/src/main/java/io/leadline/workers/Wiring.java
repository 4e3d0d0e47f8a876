package io.leadline.workers;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.alarm.GroupedAlarms;
import io.leadline.activities.alert.AlertActivitiesImpl;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.alert.DailyAlerts;
import io.leadline.activities.alert.LeadAlertEnrolment;
import io.leadline.activities.alert.LeadTextTimes;
import io.leadline.activities.alert.Slots;
import io.leadline.activities.alert.StoredRedrafts;
import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.direct.DirectMessages;
import io.leadline.activities.direct.DirectRecipients;
import io.leadline.activities.direct.TestDrafts;
import io.leadline.activities.elastic.ElasticConnection;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.EngagementTraces;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.failure.FailureInterceptor;
import io.leadline.activities.job.DataSealer;
import io.leadline.activities.job.ScheduledJobActivitiesImpl;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.job.watch.ScheduleTimes;
import io.leadline.activities.lead.EngagementReader;
import io.leadline.activities.lead.FactKeeper;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadActivitiesImpl;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.NoticeActivitiesImpl;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.SignedLinkTokens;
import io.leadline.activities.lead.SignedTextLinks;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.lead.UntoldLeadFacts;
import io.leadline.activities.lead.VerificationActivitiesImpl;
import io.leadline.activities.message.CallSettlement;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.ProviderSuppressions;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.mongo.MongoActs;
import io.leadline.activities.mongo.MongoAlarmGroups;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoBoardReports;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoFailingChannels;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoOutbox;
import io.leadline.activities.mongo.MongoProviderEventLog;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.slack.SlackAlarmChannel;
import io.leadline.activities.subscription.SubscriptionDesk;
import io.leadline.activities.subscription.TellingTransitions;
import io.leadline.activities.template.LiveTemplates;
import io.leadline.activities.template.MailSettings;
import io.leadline.activities.template.MessageSamples;
import io.leadline.activities.template.MessageTemplates;
import io.leadline.activities.template.TemplateFolder;
import io.leadline.activities.temporal.PayloadKeys;
import io.leadline.activities.temporal.TemporalLeadSignals;
import io.leadline.activities.temporal.TemporalProfile;
import io.leadline.activities.temporal.TemporalScheduleTimes;
import io.leadline.activities.web.GuardedReceivers;
import io.leadline.workers.config.AlarmsConfig;
import io.leadline.workers.config.MailConfig;
import io.leadline.workers.config.WorkerConfig;
import io.leadline.workflows.job.JobActivities;
import io.leadline.workflows.lead.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The composition root of a worker: which adapter stands behind each port. Opens nothing itself.
 */
final class Wiring implements AutoCloseable {
  private final WorkerConfig config;
  private final InstantSource clock = InstantSource.system();
  private final RandomIds ids = new RandomIds(new SecureRandom());
  private final Sealer sealer;
  private final MongoConnection mongo;
  private final ElasticConnection elastic;
  private final LeadStore leads;
  private final AlertStates alertStates;
  private final PostingIndex postings;
  private final MongoMessageLedger ledger;
  private final PhoneZones phoneZones = new PhoneZones();
  private final Sending sending;
  private final MessageSender sender;
  private final MailSettings wording;
  private final LiveTemplates messages;
  private final JobStores jobStores;
  private final GroupedAlarms alarms;
  private final Lazy<WorkflowServiceStubs> engine =
      new Lazy<>(() -> WorkflowServiceStubs.newServiceStubs(profile().options()));
  private final Lazy<WorkflowClient> client =
      new Lazy<>(
          () ->
              WorkflowClient.newInstance(
                  engine.get(),
                  WorkflowClientOptions.newBuilder()
                      .setNamespace(profile().namespace())
                      .setDataConverter(PayloadKeys.converter(config().dataKeys()))
                      .build()));
  private final JobsWiring backgroundJobs;

  Wiring(WorkerConfig config, MeterRegistry metrics) {
    this.config = config;
    mongo = new MongoConnection(config.backends().mongoUri());
    elastic =
        new ElasticConnection(
            URI.create(config.backends().elasticsearchUrl()),
            config.backends().elasticsearchApiKey().orElse(null));
    sealer = new DataSealer(config.dataKeys(), new SecureRandom());
    leads = new MongoLeadStore(mongo);
    alertStates = new MongoAlertStates(mongo);
    postings = new ElasticPostingIndex(elastic);
    ledger = new MongoMessageLedger(mongo, Sending.providers(config));
    MailConfig mail = config.mail();
    sending = new Sending(config, mongo, ledger, sealer, eventIntake(), ids, clock);
    sender = sending.sender();
    LinkTokens tokens = new SignedLinkTokens(config.secrets().links(), config.linkLife(), clock);
    wording = new MailSettings(mail.publicUrl(), mail.brand(), mail.postalAddress());
    jobStores = new JobStores(mongo);
    AlarmsConfig told = config.alarms();
    alarms =
        new GroupedAlarms(
            new MongoAlarmGroups(mongo),
            told.slack().reachesSomebody()
                ? new SlackAlarmChannel(told.slack(), mail.publicUrl())
                : null,
            told.window(),
            clock);
    MessageTemplates.Parts parts =
        new MessageTemplates.Parts(
            tokens,
            new SignedTextLinks(config.secrets().links()),
            wording,
            this::nextAlertByMail,
            Sending.templatesAt(mail, clock),
            clock);
    messages =
        new LiveTemplates(
            this::templates, found -> MessageTemplates.of(found, parts), alarms, clock);
    backgroundJobs = new JobsWiring(this, config.queues(), clock, metrics);
  }

  private TemplateFolder templates() {
    return TemplateFolder.read(config.mail().templates().orElse(null));
  }

  /** Samples with the templates of the moment. */
  TestDrafts testDrafts() {
    return (name, recipient, sendId) ->
        new MessageSamples(templates(), wording, clock).draft(name, recipient, sendId);
  }

  ProviderSuppressions providerSuppressions() {
    return Sending.suppressionsAt(config.mail());
  }

  private EventIntake eventIntake() {
    return new EventIntake(
        new MongoProviderEventLog(mongo),
        ledger,
        leads,
        new ActNotes(new MongoActs(mongo), HumanRules.DEFAULTS, ids, clock),
        new LeadNews(
            ledger, leads, new SoftBounces(ledger, new MongoFailingChannels(mongo)), facts()),
        clock);
  }

  /** A worker signals no lead by the way: an API process tells what the outbox holds. */
  UntoldLeadFacts facts() {
    return new UntoldLeadFacts(new MongoOutbox(mongo), keeper());
  }

  /** For the job that tells what no API process has told. */
  OutboxDelivery outboxDelivery() {
    MongoOutbox outbox = new MongoOutbox(mongo);
    return new OutboxDelivery(
        outbox, new StoredLeadFacts(outbox, keeper(), new TemporalLeadSignals(client), clock));
  }

  private FactKeeper keeper() {
    return new FactKeeper(leads, new MongoSuppressions(mongo), enrolment(), traces(), clock);
  }

  private EngagementTraces traces() {
    return new EngagementTraces(
        new MongoActs(mongo),
        new MongoBoardReports(mongo),
        ledger,
        new MongoTransitions(mongo),
        clock);
  }

  LeadAlertEnrolment enrolment() {
    return new LeadAlertEnrolment(alertStates, new Slots(config.alerts()), phoneZones);
  }

  WorkerConfig config() {
    return config;
  }

  InstantSource clock() {
    return clock;
  }

  MongoConnection mongo() {
    return mongo;
  }

  ElasticConnection elastic() {
    return elastic;
  }

  LeadActivitiesImpl leadActivities() {
    return new LeadActivitiesImpl(
        leads,
        new TellingTransitions(new MongoTransitions(mongo), backgroundJobs.events()),
        enrolment(),
        new EngagementReader(leads, ledger, config.lifecycle(), clock),
        config.lifecycle(),
        clock);
  }

  VerificationActivitiesImpl verifications() {
    return new VerificationActivitiesImpl(leads, messages, sender);
  }

  NoticeActivitiesImpl notices() {
    return new NoticeActivitiesImpl(leads, messages, sender, textTimes(), clock);
  }

  private LeadTextTimes textTimes() {
    return new LeadTextTimes(config.alerts().textWindow(), phoneZones);
  }

  DirectMessages directMessages(DirectRecipients recipients) {
    LeadTextTimes times = textTimes();
    return new DirectMessages(recipients, messages, sender, ledger, times, times::earliest, clock);
  }

  private Optional<Instant> nextAlertByMail(Lead lead) {
    return alertStates.find(lead.id()).stream()
        .filter(state -> state.channel() == Channel.EMAIL)
        .map(AlertState::slot)
        .filter(Objects::nonNull)
        .findFirst();
  }

  AlertActivitiesImpl alertActivities() {
    return new AlertActivitiesImpl(
        new DailyAlerts(
            alertStates, postings, messages, sender, sending.cap(), config.alerts(), clock));
  }

  CallSettlement settlement() {
    return new CallSettlement(
        ledger,
        sender,
        new StoredRedrafts(
            leads, messages, messages, alertStates, postings, messages, config.alerts()),
        sending.repeats(),
        config.settleAfter(),
        clock);
  }

  JobStores jobStores() {
    return jobStores;
  }

  JobsWiring backgroundJobs() {
    return backgroundJobs;
  }

  ScheduledJobActivitiesImpl scheduledJobs() {
    return new ScheduledJobActivitiesImpl(
        Catalogue.kinds(), jobStores.jobs(), jobStores.jobGroups(), sealer(), clock);
  }

  JobActivities jobActivities() {
    return backgroundJobs.activities();
  }

  SubscriptionDesk subscribers() {
    return new SubscriptionDesk(
        jobStores.subscriptions(),
        new GuardedReceivers(config.jobs().opened()),
        sealer,
        jobStores.audit(),
        ids::next,
        new SecureRandom(),
        clock);
  }

  ScheduleTimes scheduleTimes() {
    return new TemporalScheduleTimes(
        () ->
            ScheduleClient.newInstance(
                engine.get(),
                ScheduleClientOptions.newBuilder().setNamespace(profile().namespace()).build()));
  }

  private TemporalProfile profile() {
    return TemporalProfile.load(config.backends().temporal());
  }

  GroupedAlarms alarms() {
    return alarms;
  }

  Sealer sealer() {
    return sealer;
  }

  FailureInterceptor failures() {
    return new FailureInterceptor(ids::next, alarms);
  }

  @Override
  public void close() {
    alarms.close();
    WorkflowServiceStubs opened = engine.ifMade();
    if (opened != null) {
      opened.shutdownNow();
    }
    elastic.close();
    mongo.close();
  }
}
