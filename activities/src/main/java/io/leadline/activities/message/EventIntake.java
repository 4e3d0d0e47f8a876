package io.leadline.activities.message;

import io.leadline.activities.engagement.Act;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.message.WebhookCounter.Outcome;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in provider events of any source: stored, merged into the ledger, and passed on to the lead
 * when they change its stage. Everything is durable when {@link #take} returns; duplicates and any
 * order give the same state. Opens wait for their judgement; clicks come from our own links, so a
 * provider's word of them is only stored.
 */
public final class EventIntake {
  /**
   * Nothing follows from an event that happened longer ago, unless the lead withdraws by it: that
   * holds however late it comes, if no later opt-in overrules it.
   */
  public static final Duration LATEST = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

  private final ProviderEventLog log;
  private final MessageLedger ledger;
  private final LeadStore leads;
  private final ActNotes acts;
  private final LeadNews leadNews;
  private final InstantSource clock;

  public EventIntake(
      ProviderEventLog log,
      MessageLedger ledger,
      LeadStore leads,
      ActNotes acts,
      LeadNews leadNews,
      InstantSource clock) {
    this.log = log;
    this.ledger = ledger;
    this.leads = leads;
    this.acts = acts;
    this.leadNews = leadNews;
    this.clock = clock;
  }

  /**
   * Takes events of one webhook request.
   *
   * @return what became of each, by its id
   */
  public Map<String, Outcome> take(List<ProviderEvent> reported) {
    Instant now = clock.instant();
    Map<String, Lead> concerned = concerned(reported);
    Map<String, Outcome> outcomes = new HashMap<>();
    List<ProviderEvent> events = new ArrayList<>(reported.size());
    for (ProviderEvent event : reported) {
      Lead lead = concerned.get(leadId(event));
      if (lead != null && lead.life().stage() == LeadStage.ERASED) {
        outcomes.put(event.id(), Outcome.DROPPED);
        LOG.debug("dropped {} of an erased lead", event.type());
      } else {
        events.add(event.notAfter(now));
      }
    }
    if (events.isEmpty()) {
      return outcomes;
    }
    Set<String> open = log.record(events, now);
    ledger.merge(events);
    List<ProviderEvent> news = new ArrayList<>();
    for (ProviderEvent event : events) {
      boolean stale = !withdraws(event) && event.at().plus(LATEST).isBefore(now);
      outcomes.put(event.id(), stale ? Outcome.TOO_OLD : Outcome.TAKEN);
      if (!stale && open.contains(event.id())) {
        news.add(event);
      }
    }
    warn(events);
    List<String> learnt = new ArrayList<>(noteOpens(news, now));
    learnt.addAll(leadNews.passOn(news, concerned, now));
    if (!learnt.isEmpty()) {
      log.learnt(learnt);
    }
    return outcomes;
  }

  /** Leads of all events that may mean something for them; most events are none of these. */
  private Map<String, Lead> concerned(Collection<ProviderEvent> events) {
    List<String> ids =
        events.stream()
            .filter(
                event ->
                    event.type() != ProviderEvent.Type.ACCEPTED
                        && event.type() != ProviderEvent.Type.DELIVERED)
            .map(EventIntake::leadId)
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : byId(leads.find(ids));
  }

  private List<String> noteOpens(List<ProviderEvent> news, Instant now) {
    Map<String, List<Act>> opens = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (ProviderEvent event : news) {
      if (event.type() == ProviderEvent.Type.OPENED) {
        Act act = new Act(event.id(), Act.Kind.OPEN, null, event.at(), now, event.machine());
        opens.computeIfAbsent(event.sendId(), id -> new ArrayList<>()).add(act);
        ids.add(event.id());
      }
    }
    if (!opens.isEmpty()) {
      acts.note(opens);
    }
    return ids;
  }

  private static boolean withdraws(ProviderEvent event) {
    return event.type() == ProviderEvent.Type.COMPLAINED
        || event.type() == ProviderEvent.Type.UNSUBSCRIBED;
  }

  /** What points at us is for the operator, not for the leads. */
  private static void warn(List<ProviderEvent> events) {
    List<ProviderEvent> ours =
        events.stream()
            .filter(
                event ->
                    event.type() == ProviderEvent.Type.BLOCKED
                        || event.type() == ProviderEvent.Type.DROPPED)
            .toList();
    if (!ours.isEmpty()) {
      ProviderEvent first = ours.getFirst();
      LOG.warn(
          "{} messages came back for a reason of ours, such as {}: {}."
              + " Look at the provider's reputation and content reports; no address is suppressed.",
          ours.size(),
          first.sendId(),
          first.detail());
    }
  }

  private static String leadId(ProviderEvent event) {
    return SendId.parse(event.sendId()).leadId();
  }

  private static Map<String, Lead> byId(Collection<Lead> leads) {
    return leads.stream().collect(Collectors.toMap(Lead::id, Function.identity()));
  }
}
