package io.leadline.activities.lead;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.workflows.lead.LeadEvent;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was signalled; can be told that Temporal is away. */
public final class FakeLeadSignals implements LeadSignals {
  /** A signal as it arrived. */
  public record Delivery(String leadId, LeadEvent event) {}

  private final List<Delivery> deliveries = new ArrayList<>();
  private boolean away;

  /** From now on every delivery fails, until called with false. */
  public synchronized void away(boolean value) {
    away = value;
  }

  @Override
  public synchronized void deliver(String leadId, LeadEvent event) {
    if (away) {
      throw new BackendUnavailableException("Temporal", "told to be away", new Exception());
    }
    deliveries.add(new Delivery(leadId, event));
  }

  public synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Events that arrived for a lead, in order. */
  public synchronized List<LeadEvent> of(String leadId) {
    return deliveries.stream()
        .filter(delivery -> delivery.leadId().equals(leadId))
        .map(Delivery::event)
        .toList();
  }
}
