package io.leadline.starter;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.CachedMailDomains;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.alert.LeadAlertEnrolment;
import io.leadline.activities.alert.LearnedTastes;
import io.leadline.activities.alert.Slots;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Lazy;
import io.leadline.activities.engagement.ActJudge;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.BoardNews;
import io.leadline.activities.engagement.EngagementTraces;
import io.leadline.activities.engagement.HumanActs;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.FactKeeper;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.ResendLimits;
import io.leadline.activities.lead.SignedLinkTokens;
import io.leadline.activities.lead.SignedTextLinks;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.lead.TextLinks;
import io.leadline.activities.lead.UntoldLeadFacts;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.Sender;
import io.leadline.activities.message.SendingBrake;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.policy.SendingOverview;
import io.leadline.activities.policy.WarmUp;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.posting.FeedDesk;
import io.leadline.activities.posting.PostingImport;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.signup.FormCheck;
import io.leadline.activities.signup.LeadImport;
import io.leadline.activities.signup.SignUp;
import io.leadline.activities.signup.SignUpLimits;
import io.leadline.activities.stats.Journeys;
import io.leadline.activities.stats.Statistics;
import io.leadline.activities.stats.StatsDesk;
import io.leadline.activities.text.TextReplies;
import io.leadline.activities.text.TextWording;
import io.leadline.activities.timeline.LeadExports;
import io.leadline.activities.timeline.LeadTimeline;
import io.leadline.activities.timeline.LeadViews;
import io.leadline.activities.twilio.TwilioAccount;
import io.leadline.activities.twilio.TwilioEvents;
import io.leadline.activities.twilio.TwilioSignature;
import io.leadline.activities.twilio.TwilioTexts;
import io.leadline.starter.config.FeatureConfig;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Puts the services of the features together for API and CLI: where every choice is made. */
public final class Features {
  private final Ports ports;
  private final Map<String, String> settings;
  private final InstantSource clock;
  private final PhoneCheck phones = new PhoneCheck("US");
  private final RandomIds ids = new RandomIds(new SecureRandom());
  private final Lazy<FeatureConfig> config;
  private final Lazy<FormCheck> forms = new Lazy<>(this::formCheck);

  /**
   * @param settings environment variables; read when something first needs them
   */
  public Features(Ports ports, Map<String, String> settings, InstantSource clock) {
    this.ports = ports;
    this.settings = settings;
    this.clock = clock;
    this.config = new Lazy<>(() -> FeatureConfig.read(settings));
  }

  /** Ids that nobody guesses. */
  public RandomIds ids() {
    return ids;
  }

  public SignUp signUp() {
    return new SignUp(
        forms.get(),
        new SignUpLimits(config.get().signUp(), clock),
        ports.leads(),
        facts(),
        leadDesk(),
        ports.suppressions(),
        new ResendLimits(config.get().lifecycle()),
        config.get().secrets().hasher(),
        ids,
        clock);
  }

  /** Takes over leads from a list; these come after those that wait for their turn already. */
  public LeadImport leadImport() {
    return new LeadImport(
        forms.get(),
        ports.leads(),
        new UntoldLeadFacts(ports.outbox(), factKeeper()),
        ports.suppressions(),
        config.get().secrets().hasher(),
        ids,
        config.get().importPace(),
        ports.outbox().size(),
        clock);
  }

  /** What leads do for themselves behind the links in their messages. */
  public PreferenceDesk preferenceDesk() {
    return new PreferenceDesk(
        ports.leads(),
        leadDesk(),
        new Engagements(ports.leads(), facts(), clock),
        ports.suppressions(),
        forms.get(),
        config.get().lifecycle(),
        ids,
        clock);
  }

  private FormCheck formCheck() {
    return new FormCheck(
        new AddressCheck(
            DisposableDomains.load(Set.of(), Set.of()), new CachedMailDomains(ports.mailDomains())),
        phones,
        new Gazetteer(),
        config.get().signUp());
  }

  public LeadDesk leadDesk() {
    return new LeadDesk(
        ports.leads(),
        facts(),
        config.get().secrets().hasher(),
        phones,
        new ResendLimits(config.get().lifecycle()),
        ids,
        clock);
  }

  public TextLinks textLinks() {
    return new SignedTextLinks(config.get().secrets().links());
  }

  public LinkTokens linkTokens() {
    return new SignedLinkTokens(config.get().secrets().links(), config.get().linkLife(), clock);
  }

  public OutboxDelivery outboxDelivery() {
    return new OutboxDelivery(ports.outbox(), facts());
  }

  public ActNotes actNotes() {
    return new ActNotes(ports.acts(), config.get().humans(), ids, clock);
  }

  public ActJudge actJudge() {
    return new ActJudge(
        ports.acts(),
        new HumanActs(config.get().humans()),
        ports.messages(),
        engagements(),
        new LearnedTastes(ports.postings(), ports.alertStates()),
        clock);
  }

  public Engagements engagements() {
    return new Engagements(ports.leads(), facts(), clock);
  }

  public BoardNews boardNews() {
    return new BoardNews(engagements(), ports.boardReports());
  }

  public TwilioEvents twilioEvents(TwilioAccount account, WebhookCounter counter) {
    return new TwilioEvents(
        new TwilioSignature(account.authToken()), eventIntake(), counter, clock);
  }

  public TwilioTexts twilioTexts(
      TwilioAccount account, TextWording wording, WebhookCounter counter) {
    return new TwilioTexts(
        new TwilioSignature(account.authToken()),
        new TextReplies(
            ports.leads(),
            facts(),
            engagements(),
            ports.suppressions(),
            ports.receivedTexts(),
            config.get().secrets().hasher(),
            wording,
            clock),
        counter);
  }

  /** Where the events of every provider go. */
  public EventIntake eventIntake() {
    return new EventIntake(
        ports.providerEvents(),
        ports.messageLedger(),
        ports.leads(),
        actNotes(),
        new LeadNews(
            ports.messages(),
            ports.leads(),
            new SoftBounces(ports.messages(), ports.failingChannels()),
            facts()),
        clock);
  }

  /**
   * @param stored told how many postings were written so far
   */
  public PostingImport postingImport(LongConsumer stored) {
    return new PostingImport(
        new CountedPostings(ports.postings(), stored),
        ports.feeds(),
        ports.postingClusters(),
        new Gazetteer(),
        ports.feedFetcher(),
        clock);
  }

  public FeedDesk feedDesk() {
    return new FeedDesk(ports.feedPlans(), ports.feeds(), ports.postings(), clock);
  }

  public LeadViews leadViews() {
    return new LeadViews(
        ports.alertStates(),
        ports.suppressions(),
        ports.outbox(),
        new SendingBrake(ports.jobBrakes(), clock),
        config.get().channels());
  }

  public LeadTimeline leadTimeline() {
    return new LeadTimeline(
        ports.transitions(),
        ports.messages(),
        ports.alertStates(),
        ports.boardReports(),
        ports.outbox(),
        clock);
  }

  public LeadExports leadExports() {
    return new LeadExports(
        ports.transitions(),
        ports.messages(),
        ports.alertStates(),
        ports.boardReports(),
        ports.suppressions(),
        ports.outbox(),
        clock);
  }

  public StatsDesk statsDesk() {
    return new StatsDesk(
        new Statistics(ports.datedMessages(), ports.transitions(), ports.leads(), clock),
        new Journeys(ports.datedMessages(), ports.transitions(), clock),
        ports.dailyStats(),
        clock);
  }

  /** How every channel stands; needs no secret. */
  public SendingOverview sendingOverview() {
    SendingLimits limits = sendingLimits();
    String from = settings.getOrDefault("LEADLINE_MAIL_FROM", "");
    WarmUp warmUp =
        new WarmUp(
            limits.warmUp(),
            Sender.domainOf(from).orElse(""),
            ports.senderDomains(),
            ports.messageLedger(),
            ports.jobRates(),
            clock);
    return new SendingOverview(limits, warmUp, ports.jobRates(), ports.jobBrakes(), clock);
  }

  private SendingLimits sendingLimits() {
    Environment environment = new Environment(settings);
    SendingLimits limits = SendingLimits.from(environment);
    environment.check();
    return limits;
  }

  public AlertPreview alertPreview() {
    return new AlertPreview(
        ports.alertStates(),
        ports.postings(),
        ports.suppressions(),
        new Gazetteer(),
        new WeeklyCap(ports.messageLedger(), sendingLimits().perWeek()),
        config.get().alerts(),
        config.get().channels(),
        clock);
  }

  private StoredLeadFacts facts() {
    return new StoredLeadFacts(ports.outbox(), factKeeper(), ports.leadSignals(), clock);
  }

  private FactKeeper factKeeper() {
    return new FactKeeper(
        ports.leads(),
        ports.suppressions(),
        enrolment(),
        new EngagementTraces(
            ports.acts(), ports.boardReports(), ports.messages(), ports.transitions(), clock),
        clock);
  }

  private LeadAlertEnrolment enrolment() {
    return new LeadAlertEnrolment(
        ports.alertStates(), new Slots(config.get().alerts()), new PhoneZones());
  }
}
