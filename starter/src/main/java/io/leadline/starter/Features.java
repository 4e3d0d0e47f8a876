package io.leadline.starter;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.CachedMailDomains;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Secrets;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.ResendLimits;
import io.leadline.activities.lead.SignedLinkTokens;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.posting.PostingImport;
import io.leadline.activities.sendgrid.SendGridEvents;
import io.leadline.activities.sendgrid.SendGridSignature;
import io.leadline.activities.signup.FormCheck;
import io.leadline.activities.signup.SignUp;
import io.leadline.activities.signup.SignUpLimits;
import io.leadline.activities.signup.SignUpSettings;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LifecycleSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Puts the services of the features together for API and CLI: where every choice is made. */
public final class Features {
  private final Ports ports;
  private final InstantSource clock;
  private final LifecycleSettings lifecycle = LifecycleSettings.DEFAULTS;
  private final PhoneCheck phones = new PhoneCheck("US");
  private final RandomIds ids = new RandomIds(new SecureRandom());
  private final Lazy<Secrets> secrets;

  /**
   * @param settings environment variables; those that nothing asks for may be missing
   */
  public Features(Ports ports, Map<String, String> settings, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
    this.secrets =
        new Lazy<>(
            () -> {
              Environment environment = new Environment(settings);
              Secrets read = Secrets.from(environment);
              environment.check();
              return read;
            });
  }

  public SignUp signUp() {
    return new SignUp(
        new FormCheck(
            new AddressCheck(
                DisposableDomains.load(Set.of(), Set.of()),
                new CachedMailDomains(ports.mailDomains())),
            phones,
            new Gazetteer(),
            SignUpSettings.DEFAULTS),
        new SignUpLimits(SignUpSettings.DEFAULTS, clock),
        ports.leads(),
        facts(),
        leadDesk(),
        ports.suppressions(),
        new ResendLimits(lifecycle),
        secrets.get().hasher(),
        ids,
        clock);
  }

  public LeadDesk leadDesk() {
    return new LeadDesk(
        ports.leads(),
        facts(),
        secrets.get().hasher(),
        phones,
        new ResendLimits(lifecycle),
        ids,
        clock);
  }

  public LinkTokens linkTokens() {
    return new SignedLinkTokens(secrets.get().links(), lifecycle.verifyGiveUp(), clock);
  }

  public OutboxDelivery outboxDelivery() {
    return new OutboxDelivery(ports.outbox(), facts());
  }

  /**
   * @param publicKey of SendGrid's signed event webhook
   */
  public SendGridEvents sendGridEvents(SendGridSignature publicKey) {
    return new SendGridEvents(
        publicKey,
        new EventIntake(
            ports.providerEvents(), ports.messageLedger(), ports.messages(), facts(), clock),
        clock);
  }

  /**
   * @param stored told how many postings were written so far
   */
  public PostingImport postingImport(LongConsumer stored) {
    return new PostingImport(
        new CountedPostings(ports.postings(), stored),
        ports.feeds(),
        new Gazetteer(),
        ports.feedFetcher(),
        clock);
  }

  /** What an operator is shown of a lead, by field name. */
  public Map<String, Object> leadView(Lead lead) {
    return LeadView.of(lead);
  }

  /** Every change of a lead's stage, oldest first. */
  public List<LeadChange> leadTimeline(Lead lead) {
    return ports.transitions().of(lead.id());
  }

  public AlertPreview alertPreview() {
    return new AlertPreview(
        ports.alertStates(), ports.postings(), ports.suppressions(), AlertSettings.DEFAULTS, clock);
  }

  private StoredLeadFacts facts() {
    return new StoredLeadFacts(
        ports.outbox(), ports.leads(), ports.suppressions(), ports.leadSignals(), clock);
  }
}
