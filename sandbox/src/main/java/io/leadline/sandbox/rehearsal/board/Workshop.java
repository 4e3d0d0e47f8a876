package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.alert.AlertActivitiesImpl;
import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.DailyAlerts;
import io.leadline.activities.alert.LeadTextTimes;
import io.leadline.activities.lead.EngagementReader;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadActivitiesImpl;
import io.leadline.activities.lead.LinkTokens;
import io.leadline.activities.lead.NoticeActivitiesImpl;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.SignedLinkTokens;
import io.leadline.activities.lead.SignedTextLinks;
import io.leadline.activities.lead.VerificationActivitiesImpl;
import io.leadline.activities.message.ChannelSender;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.activities.template.AlertMail;
import io.leadline.activities.template.AlertMessages;
import io.leadline.activities.template.AlertText;
import io.leadline.activities.template.MailSettings;
import io.leadline.activities.template.TemplateFolder;
import io.leadline.activities.template.TemplatedNotices;
import io.leadline.activities.template.TemplatedVerificationMail;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * The product's activities, put together as the worker process does it, over the stores of a
 * rehearsal, its clock, and a provider that takes everything.
 */
public final class Workshop {
  private static final Duration LINK_LIFE = Duration.ofDays(3);
  private static final MailSettings WORDING =
      new MailSettings(Board.URL, Board.BRAND, "1 Stage Street, Austin, TX");
  private static final LifecycleSettings LIFECYCLE = LifecycleSettings.DEFAULTS;
  private static final AlertSettings ALERTS = AlertSettings.DEFAULTS;

  private final Stores stores;
  private final InstantSource clock;
  private final Postbox postbox;
  private final LinkTokens tokens;
  private final MessageSender sender;

  public Workshop(Stores stores, InstantSource clock, long seed) {
    this.stores = stores;
    this.clock = clock;
    RandomIds ids = new RandomIds(new Random(~seed));
    this.postbox = new Postbox(clock);
    this.tokens = new SignedLinkTokens(Keys.ring(), LINK_LIFE, clock);
    MessageSender one =
        new LedgerSender(stores.ledger(), stores.suppressions(), postbox, ids::next, clock);
    this.sender = new ChannelSender(Map.of(Channel.EMAIL, one, Channel.SMS, one));
  }

  public LeadActivitiesImpl leads() {
    return new LeadActivitiesImpl(
        stores.leads(),
        stores.transitions(),
        stores.enrolment(),
        new EngagementReader(stores.leads(), stores.ledger(), LIFECYCLE, clock),
        LIFECYCLE,
        clock);
  }

  public VerificationActivitiesImpl verifications() {
    return new VerificationActivitiesImpl(
        stores.leads(),
        new TemplatedVerificationMail(TemplateFolder.NONE, tokens, WORDING, clock),
        sender);
  }

  public NoticeActivitiesImpl notices() {
    return new NoticeActivitiesImpl(
        stores.leads(),
        new TemplatedNotices(TemplateFolder.NONE, tokens, WORDING, this::nextAlertByMail, clock),
        sender,
        new LeadTextTimes(ALERTS.textWindow(), new PhoneZones()),
        clock);
  }

  public AlertActivitiesImpl alerts() {
    return new AlertActivitiesImpl(
        new DailyAlerts(
            stores.alertStates(),
            stores.postings(),
            new AlertMessages(
                new AlertMail(TemplateFolder.NONE, tokens, WORDING),
                new AlertText(TemplateFolder.NONE, new SignedTextLinks(Keys.ring()), WORDING)),
            sender,
            new WeeklyCap(stores.ledger(), SendingLimits.DEFAULTS.perWeek()),
            ALERTS,
            clock));
  }

  /** Everything that was sent since the last time. */
  public List<Outbound> collect() {
    return postbox.collect();
  }

  private Optional<Instant> nextAlertByMail(Lead lead) {
    return stores.alertStates().find(lead.id()).stream()
        .filter(state -> state.channel() == Channel.EMAIL)
        .map(AlertState::slot)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
