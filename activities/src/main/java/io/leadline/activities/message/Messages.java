package io.leadline.activities.message;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reading side of the ledger, and what was made of the acts of its readers. */
public interface Messages {
  /** Verification mails that one opt-in can have: the first, the reminder and ten resends. */
  int VERIFICATIONS_PER_EPOCH = 12;

  /** Those of these messages that exist, oldest first. */
  List<Message> find(Collection<String> sendIds);

  /**
   * Writes what people and machines did with a message into its row, unless more acts have been
   * judged before.
   *
   * @param revision how many acts this was judged from
   */
  void judged(String sendId, Reactions reactions, int revision);

  /** Removes from their rows what is known of where these messages went. Safe to repeat. */
  void forgetDomains(Collection<String> sendIds);

  default Optional<Message> find(String sendId) {
    return find(List.of(sendId)).stream().findFirst();
  }

  /**
   * Alerts and verification mails to a lead between two local dates, inclusive, oldest first. There
   * is no index by lead: the ids are computed. Those of notices stand in the stage history.
   */
  default List<Message> of(Lead lead, LocalDate from, LocalDate to) {
    List<String> ids = new ArrayList<>();
    from.datesUntil(to.plusDays(1))
        .forEach(
            date -> {
              for (Channel channel : Channel.values()) {
                ids.add(SendId.alert(date, lead.id(), channel));
              }
            });
    for (var consent : lead.consents()) {
      LocalDate date = LocalDate.ofInstant(consent.givenAt(), ZoneOffset.UTC);
      for (int ordinal = 1; ordinal <= VERIFICATIONS_PER_EPOCH; ordinal++) {
        ids.add(SendId.verification(date, lead.id(), consent.epoch(), ordinal));
      }
    }
    return find(ids);
  }
}
