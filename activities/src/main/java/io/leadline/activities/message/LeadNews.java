package io.leadline.activities.message;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What provider events mean for the leads that they are about. An event's id becomes the entry's,
 * so that the same event twice is the same news.
 */
public final class LeadNews {
  private static final Logger LOG = LoggerFactory.getLogger(LeadNews.class);

  private final Messages messages;
  private final LeadStore leads;
  private final SoftBounces bounces;
  private final LeadFacts facts;

  public LeadNews(Messages messages, LeadStore leads, SoftBounces bounces, LeadFacts facts) {
    this.messages = messages;
    this.leads = leads;
    this.bounces = bounces;
    this.facts = facts;
  }

  /**
   * Passes on what these events mean.
   *
   * @param news events that are stored and merged
   * @param concerned leads that have been read already
   * @return ids of the events that meant something, all of it durable
   */
  List<String> passOn(List<ProviderEvent> news, Map<String, Lead> concerned, Instant now) {
    Map<LeadChannel, String> failing =
        bounces.failing(
            news.stream().filter(event -> event.type() == ProviderEvent.Type.DELIVERED).toList());
    List<ProviderEvent> meant =
        news.stream()
            .filter(
                event ->
                    changesStage(event)
                        || (event.type() == ProviderEvent.Type.DELIVERED
                            && failing.containsKey(LeadChannel.of(event.sendId()))))
            .toList();
    if (meant.isEmpty()) {
      return List.of();
    }
    Map<String, Message> rows =
        messages.find(meant.stream().map(ProviderEvent::sendId).distinct().toList()).stream()
            .collect(Collectors.toMap(Message::sendId, Function.identity()));
    Map<String, Lead> known = new HashMap<>(concerned);
    known.putAll(
        leads.find(failing.keySet().stream().map(LeadChannel::leadId).distinct().toList()).stream()
            .collect(Collectors.toMap(Lead::id, Function.identity())));
    for (ProviderEvent event : meant) {
      Message row = rows.get(event.sendId());
      if (row != null && SendId.parse(row.sendId()).isToLead()) {
        meaning(event, row, known.get(row.leadId()))
            .ifPresent(
                fact -> {
                  facts.learn(new OutboxEntry(fact.entryId(), row.leadId(), fact, null, now, 0));
                  String token = failing.get(LeadChannel.of(event.sendId()));
                  if (token != null && fact instanceof LeadEvent.DeliveryRestored) {
                    bounces.restored(LeadChannel.of(event.sendId()), token);
                  }
                });
      }
    }
    return meant.stream().map(ProviderEvent::id).toList();
  }

  private static boolean changesStage(ProviderEvent event) {
    return switch (event.type()) {
      case BOUNCED_HARD, BOUNCED_SOFT, COMPLAINED, UNSUBSCRIBED, DROPPED_OPTED_OUT -> true;
      case ACCEPTED, DELIVERED, DEFERRED, BLOCKED, DROPPED, OPENED, CLICKED -> false;
    };
  }

  private Optional<LeadEvent> meaning(ProviderEvent event, Message row, @Nullable Lead lead) {
    return switch (event.type()) {
      case BOUNCED_HARD ->
          Optional.of(
              new LeadEvent.Bounced(event.id(), event.at(), row.channel(), row.addressVersion()));
      case BOUNCED_SOFT -> lead == null ? Optional.empty() : bounces.cameBack(event, row, lead);
      case DELIVERED -> lead == null ? Optional.empty() : bounces.gotThrough(event, row, lead);
      case COMPLAINED ->
          Optional.of(new LeadEvent.Complained(event.id(), event.at(), row.channel()));
      case UNSUBSCRIBED -> Optional.of(unsubscribed(event, row));
      case DROPPED_OPTED_OUT ->
          isNews(row, lead) ? Optional.of(unsubscribed(event, row)) : Optional.empty();
      case ACCEPTED, DEFERRED, BLOCKED, DROPPED, OPENED, CLICKED -> Optional.empty();
    };
  }

  private static LeadEvent unsubscribed(ProviderEvent event, Message row) {
    return switch (row.channel()) {
      case EMAIL ->
          new LeadEvent.Unsubscribed(event.id(), event.at(), row.channel(), OptOutCause.PROVIDER);
      case SMS -> new LeadEvent.SmsStopped(event.id(), event.at(), OptOutCause.CARRIER);
    };
  }

  /**
   * Whether a provider's memory of an opt-out tells us something. After a later opt-in it is only
   * out of date: an opt-out since would have come as an event of its own.
   */
  private static boolean isNews(Message row, @Nullable Lead lead) {
    if (lead == null || row.epoch() > 1) {
      LOG.warn(
          "The provider drops {}: it remembers an opt-out from before the last opt-in."
              + " Remove the address from its suppression list.",
          row.sendId());
      return false;
    }
    return lead.life().email().consent() != Consent.WITHDRAWN;
  }
}
