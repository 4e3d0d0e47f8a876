package io.leadline.workflows.lead;

import org.jspecify.annotations.Nullable;

/**
 * Argument of a run of {@link LeadLifecycleWorkflow}.
 *
 * @param carried state of the run before, when it continued as new; otherwise the run loads what is
 *     stored
 */
public record LeadLifecycleInput(String leadId, @Nullable LeadLife carried) {
  public static LeadLifecycleInput of(String leadId) {
    return new LeadLifecycleInput(leadId, null);
  }
}
