package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.CachedMailDomains;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.alert.LearnedTastes;
import io.leadline.activities.engagement.ActJudge;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.HumanActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.FactKeeper;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadSignals;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.ResendLimits;
import io.leadline.activities.lead.SignedLinkTokens;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.signup.FormCheck;
import io.leadline.activities.signup.SignUp;
import io.leadline.activities.signup.SignUpLimits;
import io.leadline.activities.signup.SignUpSettings;
import io.leadline.activities.text.TextReplies;
import io.leadline.activities.text.TextWording;
import io.leadline.activities.timeline.LeadTimeline;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.start.AlertRuns;
import io.leadline.starter.start.TemporalClients;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The product as a lead meets it: sign-up, links, alerts, webhooks, put together as the API process
 * does it, over the stores of a rehearsal and its clock.
 */
public final class Board {
  static final String URL = "https://board.example";
  static final String BRAND = "Rehearsal Jobs";

  /** Acts are provisional for this long. */
  public static final Duration JUDGE_AFTER = HumanRules.DEFAULTS.judgeAfter();

  private static final HumanRules HUMANS = HumanRules.DEFAULTS;
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
  private static final Duration LINK_LIFE = Duration.ofDays(3);
  private static final LifecycleSettings LIFECYCLE = LifecycleSettings.DEFAULTS;

  private final Stores stores;
  private final InstantSource clock;
  private final long seed;
  private final RandomIds ids;
  private final AddressHasher hasher = new AddressHasher(Keys.bytes());
  private final PhoneCheck phones = new PhoneCheck("US");
  private final LeadSignals signals;
  private final LeadFacts facts;
  private final AlertRuns alerts;
  private final RememberedSlots slots;
  private boolean signalled;

  /**
   * @param seed the same ids and postings for the same seed
   */
  public Board(Stores stores, TemporalClients temporal, InstantSource clock, long seed) {
    this.stores = stores;
    this.clock = clock;
    this.seed = seed;
    this.ids = new RandomIds(new Random(seed));
    this.facts =
        new StoredLeadFacts(
            stores.outbox(),
            new FactKeeper(
                stores.leads(),
                stores.suppressions(),
                stores.enrolment(),
                stores.traces(clock),
                clock),
            this::signal,
            clock);
    this.signals = temporal.leadSignals();
    this.alerts = AlertRuns.on(temporal, stores.alertStates()::earliestSlot);
    this.slots = new RememberedSlots(stores.alertStates());
  }

  private void signal(String leadId, LeadEvent event) {
    signalled = true;
    signals.deliver(leadId, event);
  }

  /** Whether a workflow was told something since this was last asked. */
  public boolean hasSignalled() {
    boolean answer = signalled;
    signalled = false;
    return answer;
  }

  /** Lets the postings of a whole life come in, each on its morning. */
  public void publish(LocalDate firstDay, int days, ZoneId zone, IntPredicate withNone) {
    stores.postings().put(new DailyPostings(zone, seed).of(firstDay, days, withNone));
  }

  public SignUp signUp() {
    return new SignUp(
        new FormCheck(
            new AddressCheck(
                DisposableDomains.load(Set.of(), Set.of()),
                new CachedMailDomains(new FixedMailDomains())),
            phones,
            new Gazetteer(),
            SignUpSettings.DEFAULTS),
        new SignUpLimits(SignUpSettings.DEFAULTS, clock),
        stores.leads(),
        facts,
        desk(),
        stores.suppressions(),
        new ResendLimits(LIFECYCLE),
        hasher,
        ids,
        clock);
  }

  public LeadDesk desk() {
    return new LeadDesk(
        stores.leads(), facts, hasher, phones, new ResendLimits(LIFECYCLE), ids, clock);
  }

  /** What webhooks hand their events to. */
  public EventIntake intake() {
    return new EventIntake(
        stores.providerEvents(),
        stores.ledger(),
        stores.leads(),
        acts(),
        new LeadNews(
            stores.ledger(),
            stores.leads(),
            new SoftBounces(stores.ledger(), stores.failingChannels()),
            facts),
        clock);
  }

  private ActNotes acts() {
    return new ActNotes(stores.acts(), HUMANS, ids, clock);
  }

  /** A link of ours is followed in a browser. */
  public void follow(LinkToken link) {
    if (link.sendId() != null) {
      acts().followed(link.sendId(), link.postingId(), BROWSER);
    }
  }

  /** Tells people from machines where that is due, as the API process does in a loop. */
  public void judge() {
    new ActJudge(
            stores.acts(),
            new HumanActs(HUMANS),
            stores.ledger(),
            engagements(),
            new LearnedTastes(stores.postings(), stores.alertStates()),
            clock)
        .judgeDue();
  }

  public Engagements engagements() {
    return new Engagements(stores.leads(), facts, clock);
  }

  /**
   * A text message from the lead.
   *
   * @return what it is texted back, if anything
   */
  public Optional<String> text(String from, String body) {
    TextReplies replies =
        new TextReplies(
            stores.leads(),
            facts,
            engagements(),
            stores.suppressions(),
            stores.receivedTexts(),
            hasher,
            new TextWording(BRAND, URL),
            clock);
    return replies.take(new TextReplies.Text(ids.next(), from, body, null)).answer();
  }

  public LinkTokens tokens() {
    return new SignedLinkTokens(Keys.ring(), LINK_LIFE, clock);
  }

  /** A fresh id, from the seed. */
  public String nextId() {
    return ids.next();
  }

  public Optional<Lead> lead(String id) {
    return stores.leads().find(id);
  }

  /** The earliest moment that an alert waits for. */
  public Optional<Instant> nextAlert() {
    return stores.alertStates().earliestSlot();
  }

  /** Runs the alert slots that are due at that moment, as the schedule does. */
  public void runAlerts(Instant quarterHour, String leadId) {
    alerts.runUpTo(quarterHour, run -> {});
    slots.remember(leadId);
  }

  /** What happened to a lead and why, of its whole life. */
  public List<TimelineEntry> timeline(Lead lead, int days) {
    return new LeadTimeline(
            stores.transitions(),
            stores.ledger(),
            slots,
            stores.boardReports(),
            stores.outbox(),
            clock,
            days)
        .of(lead);
  }
}
