package io.leadline.activities.message;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.Reach;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it means for a lead that a message came back for now, or got through. Rows are merged before
 * this is asked, and the channel is noted before the rows are read again: of a bounce and a
 * delivery that are taken in at the same time, one sees the other.
 */
public final class SoftBounces {
  /** Five in a row at one a week, with room. */
  private static final int DAYS_AROUND = 60;

  private final Messages messages;
  private final FailingChannels failing;

  public SoftBounces(Messages messages, FailingChannels failing) {
    this.messages = messages;
    this.failing = failing;
  }

  /** Those of the channels of these deliveries that are noted as failing, with their tokens. */
  Map<LeadChannel, String> failing(Collection<ProviderEvent> deliveries) {
    List<LeadChannel> keys =
        deliveries.stream().map(event -> LeadChannel.of(event.sendId())).distinct().toList();
    return keys.isEmpty() ? Map.of() : failing.among(keys);
  }

  /**
   * A message that came back for now. A lead that is known to be hard to reach is not told so again
   * by every further one; only that the address is dead.
   */
  Optional<LeadEvent> cameBack(ProviderEvent event, Message row, Lead lead) {
    if (!streak(row, lead).failing()) {
      return Optional.empty();
    }
    LeadChannel key = new LeadChannel(row.leadId(), row.channel());
    boolean known = knownAsFailing(row, lead) && failing.among(List.of(key)).containsKey(key);
    failing.put(key, event.id(), event.at());
    BounceStreak streak = streak(row, lead);
    if (streak.dead()) {
      return Optional.of(
          new LeadEvent.Bounced(event.id(), event.at(), row.channel(), row.addressVersion()));
    }
    return streak.failing() && !known
        ? Optional.of(
            new LeadEvent.DeliveryFailing(
                event.id(), event.at(), row.channel(), row.addressVersion()))
        : Optional.empty();
  }

  /** Whether the lead's workflow has this address down as failing, or worse. */
  private static boolean knownAsFailing(Message row, Lead lead) {
    return switch (row.channel()) {
      case EMAIL ->
          row.addressVersion() == lead.life().addressVersion() && failing(lead.life().email());
      case SMS -> failing(lead.life().sms());
    };
  }

  private static boolean failing(ChannelState channel) {
    return channel.reach().compareTo(Reach.SOFT_FAILING) >= 0;
  }

  /** A delivery on a channel that is noted as failing. */
  Optional<LeadEvent> gotThrough(ProviderEvent event, Message row, Lead lead) {
    return streak(row, lead).failing()
        ? Optional.empty()
        : Optional.of(
            new LeadEvent.DeliveryRestored(
                event.id(), event.at(), row.channel(), row.addressVersion()));
  }

  /** The lead has been told that the channel works again. */
  void restored(LeadChannel key, String token) {
    failing.remove(key, token);
  }

  private BounceStreak streak(Message row, Lead lead) {
    LocalDate date = SendId.parse(row.sendId()).date();
    return BounceStreak.of(
        messages.of(lead, date.minusDays(DAYS_AROUND), date.plusDays(DAYS_AROUND)).stream()
            .filter(message -> message.channel() == row.channel())
            .filter(message -> message.addressVersion() == row.addressVersion())
            .toList());
  }
}
