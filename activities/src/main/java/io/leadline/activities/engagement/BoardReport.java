package io.leadline.activities.engagement;

import io.leadline.workflows.lead.EngagementSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the board saw a lead do by itself, as it told us.
 *
 * @param id the same for the same deed, however often it is told
 * @param at when it happened, as the board says; a time still to come counts as {@code toldAt}
 * @param toldAt when we heard of it
 * @param postingId the posting that it was about, in the board's words
 */
public record BoardReport(
    String id,
    String leadId,
    EngagementSource source,
    Instant at,
    Instant toldAt,
    @Nullable String postingId) {
  public BoardReport {
    at = at.isAfter(toldAt) ? toldAt : at;
  }
}
