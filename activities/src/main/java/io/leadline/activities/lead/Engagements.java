package io.leadline.activities.lead;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps when leads engaged. Most of it no workflow needs to hear: it reads the store when its timer
 * rings. Only a lead that is quiet, or was let go, may come back by it.
 */
public final class Engagements {
  /** An engagement of longer ago is stored, but nothing else follows from it. */
  public static final Duration LATEST = Duration.ofDays(30);

  private final LeadStore leads;
  private final LeadFacts facts;
  private final InstantSource clock;

  public Engagements(LeadStore leads, LeadFacts facts, InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * Stores an engagement and tells the workflow when its stage may depend on it. Safe to repeat.
   *
   * @param entryId the same for the same engagement, so that the workflow hears it once
   * @param at when it happened; a time still to come counts as now
   * @return whether there is such a lead; one whose data is gone counts as none
   */
  public boolean engaged(String leadId, EngagementSource source, Instant at, String entryId) {
    Instant now = clock.instant();
    Instant then = at.isAfter(now) ? now : at;
    // Stored first and read afterwards: the workflow stores its pause first and reads then.
    Optional<Lead> lead =
        leads
            .change(
                leadId, stored -> isGone(stored) ? stored : stored.engaged(source.strength(), then))
            .filter(stored -> !isGone(stored));
    boolean recent = !then.plus(LATEST).isBefore(now);
    if (recent && lead.isPresent() && concerns(lead.get().life(), source)) {
      LeadEvent event = new LeadEvent.Engaged(entryId, then, source);
      facts.learn(OutboxEntry.about(leadId, event));
    }
    return lead.isPresent();
  }

  private static boolean isGone(Lead lead) {
    return lead.isForgotten() || lead.life().stage() == LeadStage.ERASED;
  }

  private static boolean concerns(LeadState life, EngagementSource source) {
    return switch (life.stage()) {
      case PAUSED, WINBACK -> true;
      case ACTIVE -> source == EngagementSource.HIRED;
      case CLOSED -> life.reason() == CloseReason.SUNSET;
      case NEW, VERIFYING, ERASED -> false;
    };
  }
}
