package io.leadline.activities.message;

import io.leadline.activities.engagement.Act;
import io.leadline.activities.engagement.ActJudge;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.HumanActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.engagement.Tastes;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.Crashes;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.activities.lead.RandomIds;
import io.leadline.workflows.lead.LeadEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The services that take in events and judge acts, over fakes that can be killed at any step. */
public final class EventWorld {
  public final LeadWorld leads = new LeadWorld();
  public final FakeMessageLedger ledger = new FakeMessageLedger();
  public final FakeActs acts = new FakeActs();
  public final FakeProviderEventLog log = new FakeProviderEventLog();
  public final FakeFailingChannels failing = new FakeFailingChannels();
  public final Crashes crashes = new Crashes();

  /** What the judge has told to be followed, repeats included. */
  public final List<Tastes.Followed> followed = new ArrayList<>();

  /** Whether postings cannot be looked up. */
  public boolean lookUpFails;

  private final Acts notedActs = crashes.wrap(Acts.class, acts);
  private final Messages messages = crashes.wrap(Messages.class, ledger);
  private final LeadFacts facts = crashes.wrap(LeadFacts.class, leads.facts);
  public final ActNotes notes =
      new ActNotes(notedActs, HumanRules.DEFAULTS, new RandomIds(new Random(7)), leads::now);
  public final ActJudge judge =
      new ActJudge(
          notedActs,
          new HumanActs(HumanRules.DEFAULTS),
          messages,
          new Engagements(leads.leads, facts, leads::now),
          followed -> {
            if (lookUpFails) {
              throw new BackendUnavailableException(
                  "Elasticsearch", "it is away", new IOException("refused"));
            }
            this.followed.addAll(followed);
          },
          leads::now);
  public final EventIntake intake =
      new EventIntake(
          crashes.wrap(ProviderEventLog.class, log),
          crashes.wrap(MessageLedger.class, ledger),
          leads.leads,
          notes,
          new LeadNews(
              messages,
              leads.leads,
              new SoftBounces(messages, crashes.wrap(FailingChannels.class, failing)),
              facts),
          leads::now);

  private int calls;

  public Instant now() {
    return leads.now();
  }

  /** Sends that lead its alert now; answers the send id. */
  public String alert(Lead lead) {
    return claim(Drafts.anAlertFor(lead.id(), LocalDate.ofInstant(now(), ZoneOffset.UTC)));
  }

  /** Sends that message now; answers the send id. */
  public String claim(Draft draft) {
    calls++;
    Call call =
        new Call(
            "call" + calls,
            draft.channel(),
            "owner",
            1,
            CallState.CLAIMED,
            now(),
            now(),
            List.of(draft.sendId()),
            null,
            null);
    ledger.claim(call, List.of(draft));
    return draft.sendId();
  }

  /** An event of just now. */
  public ProviderEvent event(String id, String sendId, ProviderEvent.Type type) {
    return event(id, sendId, type, now());
  }

  public ProviderEvent event(String id, String sendId, ProviderEvent.Type type, Instant at) {
    return new ProviderEvent("sendgrid-" + id, sendId, "call1", type, at, null, false);
  }

  /** What the lead's workflow was told. */
  public List<LeadEvent> heard(Lead lead) {
    return leads.signals.of(lead.id());
  }

  /** An act of a person or machine on a message. */
  public static Act act(String id, Act.Kind kind, String link, Instant at) {
    return new Act(id, kind, link, at, at, false);
  }
}
