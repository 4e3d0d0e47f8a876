package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that must be stored and then told to a lead's workflow. The entry is written first, so a
 * kill anywhere leaves it to be completed by any API process.
 *
 * @param event what to tell the workflow; its {@code entryId} is this entry's id
 * @param fact what is to be stored first and no workflow may know, if anything
 * @param dueAt when delivery is next tried
 * @param attempts deliveries that failed so far
 */
public record OutboxEntry(
    String id,
    String leadId,
    LeadEvent event,
    @Nullable LeadFact fact,
    Instant dueAt,
    int attempts) {

  /** An entry about a lead that is stored already. */
  public static OutboxEntry about(String leadId, LeadEvent event) {
    return new OutboxEntry(event.entryId(), leadId, event, null, event.at(), 0);
  }

  /** An entry that first stores the lead, or its next epoch. */
  public static OutboxEntry signUp(Lead lead, LeadEvent.SignedUp event) {
    return new OutboxEntry(
        event.entryId(), lead.id(), event, new LeadFact.SignUp(lead), event.at(), 0);
  }

  /** An entry about a lead that first stores what the workflow may not know. */
  public static OutboxEntry storing(String leadId, LeadEvent event, LeadFact fact) {
    return new OutboxEntry(event.entryId(), leadId, event, fact, event.at(), 0);
  }

  /** This entry, not to be tried before that moment. */
  public OutboxEntry notBefore(Instant moment) {
    return dueAt.isBefore(moment)
        ? new OutboxEntry(id, leadId, event, fact, moment, attempts)
        : this;
  }

  /** This entry after one more failed delivery. */
  public OutboxEntry postponed(Instant until) {
    return new OutboxEntry(id, leadId, event, fact, until, attempts + 1);
  }
}
