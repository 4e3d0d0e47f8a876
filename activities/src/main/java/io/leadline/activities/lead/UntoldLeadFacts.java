package io.leadline.activities.lead;

/**
 * {@link LeadFacts} for processes that signal no workflow: the fact is made to hold, and its entry
 * stays, due at once, for the outbox delivery of an API process. So nobody but those needs to know
 * how workflows are reached, and an outage of Temporal never holds up a worker.
 */
public final class UntoldLeadFacts implements LeadFacts {
  private final Outbox outbox;
  private final FactKeeper keeper;

  public UntoldLeadFacts(Outbox outbox, FactKeeper keeper) {
    this.outbox = outbox;
    this.keeper = keeper;
  }

  @Override
  public void learn(OutboxEntry entry) {
    outbox.put(entry);
    if (!keeper.hold(entry)) {
      outbox.remove(entry.id());
    }
  }
}
