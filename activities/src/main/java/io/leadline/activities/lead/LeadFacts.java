package io.leadline.activities.lead;

/**
 * The one way by which facts about leads come in: the outbox entry first (it holds the fact), then
 * the fact itself, then the signal, then the entry goes. A kill anywhere makes delivery late or
 * double, never lost; facts and signals are safe to repeat. When this returns the fact holds,
 * whether or not Temporal could be reached.
 */
public interface LeadFacts {
  void learn(OutboxEntry entry);
}
