package io.leadline.activities.subscription;

import io.leadline.activities.lead.LifeStep;
import io.leadline.activities.lead.Transitions;
import io.leadline.workflows.lead.LeadChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stage history, of which subscribers hear. It is appended to by an activity that is tried
 * until it succeeds, so whatever dies in between, each change is told, under the same id.
 */
public final class TellingTransitions implements Transitions {
  private final Transitions transitions;
  private final EventPublisher events;

  public TellingTransitions(Transitions transitions, EventPublisher events) {
    this.transitions = transitions;
    this.events = events;
  }

  @Override
  public void append(LeadChange change) {
    transitions.append(change);
    events.publish(Event.of(change));
  }

  @Override
  public List<LeadChange> of(String leadId) {
    return transitions.of(leadId);
  }

  @Override
  public void between(Instant from, Instant to, Consumer<LifeStep> reader) {
    transitions.between(from, to, reader);
  }
}
