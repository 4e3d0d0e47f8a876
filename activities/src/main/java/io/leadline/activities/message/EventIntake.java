package io.leadline.activities.message;

import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes in provider events of any source: stored, merged into the ledger, and passed on to the lead
 * when they change its stage. Everything is durable when {@link #take} returns; duplicates and any
 * order give the same state.
 */
public final class EventIntake {
  private final ProviderEventLog log;
  private final MessageLedger ledger;
  private final Messages messages;
  private final LeadFacts facts;
  private final InstantSource clock;

  public EventIntake(
      ProviderEventLog log,
      MessageLedger ledger,
      Messages messages,
      LeadFacts facts,
      InstantSource clock) {
    this.log = log;
    this.ledger = ledger;
    this.messages = messages;
    this.facts = facts;
    this.clock = clock;
  }

  /** Takes events of one webhook request. */
  public void take(List<ProviderEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Set<String> open = log.record(events, clock.instant());
    ledger.merge(events);
    List<ProviderEvent> news =
        events.stream().filter(event -> open.contains(event.id()) && changesStage(event)).toList();
    if (!news.isEmpty()) {
      passOn(news);
      log.learnt(news.stream().map(ProviderEvent::id).toList());
    }
  }

  private void passOn(Collection<ProviderEvent> news) {
    Map<String, Message> rows =
        messages.find(news.stream().map(ProviderEvent::sendId).distinct().toList()).stream()
            .collect(Collectors.toMap(Message::sendId, Function.identity()));
    Instant now = clock.instant();
    for (ProviderEvent event : news) {
      Message row = rows.get(event.sendId());
      if (row != null) {
        meaning(event, row)
            .ifPresent(
                meant ->
                    facts.learn(
                        new OutboxEntry(meant.entryId(), row.leadId(), meant, null, now, 0)));
      }
    }
  }

  private static boolean changesStage(ProviderEvent event) {
    return switch (event.type()) {
      case BOUNCED_HARD, COMPLAINED, UNSUBSCRIBED -> true;
      case ACCEPTED, DELIVERED, DEFERRED, BOUNCED_SOFT, DROPPED, OPENED, CLICKED -> false;
    };
  }

  private static Optional<LeadEvent> meaning(ProviderEvent event, Message row) {
    return switch (event.type()) {
      case BOUNCED_HARD ->
          Optional.of(
              new LeadEvent.Bounced(event.id(), event.at(), row.channel(), row.addressVersion()));
      case COMPLAINED ->
          Optional.of(new LeadEvent.Complained(event.id(), event.at(), row.channel()));
      case UNSUBSCRIBED ->
          Optional.of(
              switch (row.channel()) {
                case EMAIL ->
                    new LeadEvent.Unsubscribed(
                        event.id(), event.at(), row.channel(), OptOutCause.PROVIDER);
                case SMS -> new LeadEvent.SmsStopped(event.id(), event.at(), OptOutCause.CARRIER);
              });
      case ACCEPTED, DELIVERED, DEFERRED, BOUNCED_SOFT, DROPPED, OPENED, CLICKED ->
          Optional.empty();
    };
  }
}
