package io.leadline.sandbox.store;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.engagement.ActJudge;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.HumanActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.engagement.Tastes;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.FactKeeper;
import io.leadline.activities.lead.FakeLeadSignals;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.LeadNews;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.SoftBounces;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.mongo.MongoActs;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoFailingChannels;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoOutbox;
import io.leadline.activities.mongo.MongoProviderEventLog;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.stats.MessageCounts;
import io.leadline.activities.stats.Statistics;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider repeats for days, on real stores and across a restart of our process. */
class RepeatedEventsIT {
  private final StoreServer server = new StoreServer();
  private final FakeLeadSignals signals = new FakeLeadSignals();
  private final Lead lead = anActiveLead().build();
  private final Draft alert =
      Drafts.anAlertFor(lead.id(), LocalDate.ofInstant(Leads.SIGN_UP, ZoneOffset.UTC));
  private Instant now = Leads.SIGN_UP;
  private Services services = new Services();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sameEventsFortySixTimesInAnyOrderAcrossARestartAreOneTransitionAndOneCount() {
    services.prepare();
    services.leads.insert(lead);
    services.send(alert);
    now = now.plusSeconds(30);
    List<ProviderEvent> events = new ArrayList<>();
    for (ProviderEvent.Type type :
        List.of(
            ProviderEvent.Type.ACCEPTED,
            ProviderEvent.Type.DELIVERED,
            ProviderEvent.Type.OPENED,
            ProviderEvent.Type.BOUNCED_HARD)) {
      events.addAll(Collections.nCopies(46, event(type)));
    }
    Collections.shuffle(events, new Random(46));

    for (int i = 0; i < events.size(); i++) {
      services.intake.take(List.of(events.get(i)));
      if (i % 40 == 0) {
        services = new Services();
      }
    }
    now = now.plus(Duration.ofMinutes(1));
    services.judge.judgeDue();
    services.judge.judgeDue();

    assertThat(signals.of(lead.id()))
        .containsExactly(
            new LeadEvent.Bounced(
                "sendgrid-BOUNCED_HARD", Leads.SIGN_UP.plusSeconds(20), Channel.EMAIL, 1));
    assertThat(services.suppressions.find(Channel.EMAIL, lead.emailHash()))
        .map(Suppression::reason)
        .hasValue(Suppression.Reason.BOUNCED);
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    assertThat(services.statistics.of(day, day, ZoneOffset.UTC).getFirst().allMessages())
        .isEqualTo(new MessageCounts(1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0));
  }

  private ProviderEvent event(ProviderEvent.Type type) {
    return new ProviderEvent(
        "sendgrid-" + type, alert.sendId(), "c1", type, Leads.SIGN_UP.plusSeconds(20), null, false);
  }

  /** Everything that a process has, made anew over the same stores. */
  private final class Services {
    private final MongoConnection mongo = server.connection();
    private final MongoLeadStore leads = new MongoLeadStore(mongo);
    private final MongoSuppressions suppressions = new MongoSuppressions(mongo);
    private final MongoMessageLedger ledger = new MongoMessageLedger(mongo);
    private final MongoActs acts = new MongoActs(mongo);
    private final StoredLeadFacts facts =
        new StoredLeadFacts(
            new MongoOutbox(mongo),
            new FactKeeper(leads, suppressions, new FakeAlertEnrolment(), lead -> {}, () -> now),
            signals,
            () -> now);
    private final EventIntake intake =
        new EventIntake(
            new MongoProviderEventLog(mongo),
            ledger,
            leads,
            new ActNotes(acts, HumanRules.DEFAULTS, new RandomIds(new Random(7)), () -> now),
            new LeadNews(
                ledger, leads, new SoftBounces(ledger, new MongoFailingChannels(mongo)), facts),
            () -> now);
    private final ActJudge judge =
        new ActJudge(
            acts,
            new HumanActs(HumanRules.DEFAULTS),
            ledger,
            new Engagements(leads, facts, () -> now),
            Tastes.NONE,
            () -> now);
    private final Statistics statistics =
        new Statistics(ledger, new MongoTransitions(mongo), leads, () -> now);

    private void prepare() {
      leads.prepare();
      ledger.prepare();
      acts.prepare();
      new MongoOutbox(mongo).prepare();
      new MongoTransitions(mongo).prepare();
      new MongoProviderEventLog(mongo).prepare();
    }

    private void send(Draft draft) {
      ledger.claim(
          new Call(
              "c1",
              Channel.EMAIL,
              "slot",
              1,
              CallState.ACCEPTED,
              now,
              now,
              List.of(draft.sendId()),
              null,
              null),
          List.of(draft));
    }
  }
}
