package io.leadline.activities.lead;

import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What statistics read of a {@link LeadChange}.
 *
 * @param reason why the life ended, exactly when it is CLOSED after it
 * @param why event or step that caused it
 */
public record LifeStep(
    String leadId,
    long version,
    int epoch,
    LeadStage before,
    LeadStage after,
    @Nullable CloseReason reason,
    String why,
    Instant at) {

  static LifeStep of(LeadChange change) {
    return new LifeStep(
        change.after().leadId(),
        change.after().version(),
        change.after().epoch(),
        change.before(),
        change.after().stage(),
        change.after().reason(),
        change.why(),
        change.at());
  }

  /** Whether it is the first of the lead's life: nobody stood anywhere before. */
  public boolean first() {
    return version == 1;
  }

  /** Whether the lead stands in another stage after it. */
  public boolean moved() {
    return before != after;
  }
}
