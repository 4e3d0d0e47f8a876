package io.leadline.activities.lead;

import io.leadline.workflows.lead.Strength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a lead last engaged, as a human; merged by maximum, so that order does not matter. */
public record LeadEngagement(@Nullable Instant lastStrong, @Nullable Instant lastWeak) {
  public static final LeadEngagement NONE = new LeadEngagement(null, null);

  /** This and one more. */
  public LeadEngagement with(Strength strength, Instant at) {
    return switch (strength) {
      case STRONG -> new LeadEngagement(later(lastStrong, at), lastWeak);
      case WEAK -> new LeadEngagement(lastStrong, later(lastWeak, at));
    };
  }

  private static Instant later(@Nullable Instant a, Instant b) {
    return a != null && a.isAfter(b) ? a : b;
  }
}
