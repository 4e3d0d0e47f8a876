package io.leadline.activities.policy;

import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many messages a lead may have on a channel in seven dates. Counts what went out, or may have:
 * alerts and whatever else the lead did not ask for itself.
 */
public final class WeeklyCap {
  private static final int DAYS = 7;

  private final MessageLedger ledger;
  private final Map<Channel, Integer> most;

  /**
   * @param most by channel; 0 for no limit
   */
  public WeeklyCap(MessageLedger ledger, Map<Channel, Integer> most) {
    this.ledger = ledger;
    this.most = Map.copyOf(most);
  }

  /**
   * A lead that another alert is due for.
   *
   * @param date its local date
   * @param alerts that it has had {@link #inWeek} of that date
   */
  public record Due(String leadId, LocalDate date, long alerts) {}

  /** Whether something of one date counts for a message of another. */
  public static boolean inWeek(LocalDate sent, LocalDate date) {
    return sent.isAfter(date.minusDays(DAYS)) && !sent.isAfter(date);
  }

  /** Those of these leads that have had their share of the week; one query at most. */
  public Set<String> reached(Channel channel, Collection<Due> due) {
    int limit = most.getOrDefault(channel, 0);
    if (limit == 0 || due.isEmpty()) {
      return Set.of();
    }
    LocalDate from = due.stream().map(Due::date).min(LocalDate::compareTo).orElseThrow();
    Map<String, List<LocalDate>> others = others(channel, due, from.minusDays(DAYS - 1L));
    Set<String> reached = new HashSet<>();
    for (Due one : due) {
      long had =
          one.alerts
              + others.getOrDefault(one.leadId, List.of()).stream()
                  .filter(sent -> inWeek(sent, one.date))
                  .count();
      if (had >= limit) {
        reached.add(one.leadId);
      }
    }
    return reached;
  }

  /** The same for a single message that is no alert. */
  boolean reached(Channel channel, String leadId, LocalDate date) {
    List<String> alerts =
        date.minusDays(DAYS - 1L)
            .datesUntil(date.plusDays(1))
            .map(day -> SendId.alert(day, leadId, channel))
            .toList();
    long had =
        most.getOrDefault(channel, 0) == 0
            ? 0
            : ledger.rows(alerts).stream().filter(WeeklyCap::wentOut).count();
    return !reached(channel, List.of(new Due(leadId, date, had))).isEmpty();
  }

  private Map<String, List<LocalDate>> others(
      Channel channel, Collection<Due> due, LocalDate from) {
    Map<String, List<LocalDate>> dates = new HashMap<>();
    for (Message message : ledger.listedByLead(due.stream().map(Due::leadId).toList(), from)) {
      if (message.channel() == channel && wentOut(message)) {
        dates
            .computeIfAbsent(message.leadId(), lead -> new ArrayList<>())
            .add(SendId.parse(message.sendId()).date());
      }
    }
    return dates;
  }

  private static boolean wentOut(Message message) {
    return message.state() == CallState.ACCEPTED
        || message.state() == CallState.UNKNOWN
        || message.state() == CallState.CALLING;
  }
}
