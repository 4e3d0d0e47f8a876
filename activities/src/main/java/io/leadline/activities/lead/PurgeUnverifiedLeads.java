package io.leadline.activities.lead;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Forgets who never proved an address and has been closed for 30 days. The workflow of a lead does
 * so when it ends; this finds those whose workflow was lost or could not store it.
 */
public final class PurgeUnverifiedLeads
    implements BackgroundJob<PurgeUnverifiedLeads.Input, Integer> {
  /** A day more than the lifecycle gives, which comes first. */
  private static final Duration KEPT = Duration.ofDays(31);

  /** Whoever was closed before that was looked at on every day since. */
  private static final Duration LOOKED_AT = Duration.ofDays(60);

  private static final int PAGE = 500;

  private final LeadStore leads;
  private final AlertEnrolment alerts;
  private final InstantSource clock;

  public PurgeUnverifiedLeads(LeadStore leads, AlertEnrolment alerts, InstantSource clock) {
    this.leads = leads;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param closedFor at least so long; null for 31 days
   */
  public record Input(@Nullable Duration closedFor) {}

  /**
   * @return how many were forgotten
   */
  @Override
  public Integer run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.closedFor(), KEPT));
    Instant after = before.minus(LOOKED_AT);
    int forgotten = 0;
    List<Lead> page = leads.list(LeadStage.CLOSED, before, PAGE);
    while (!page.isEmpty() && page.getFirst().life().stageSince().isAfter(after)) {
      context.checkCancelled();
      for (Lead lead : page) {
        if (lead.life().neverProved() && !lead.isForgotten()) {
          leads.forget(lead.id(), lead.epoch());
          alerts.forget(lead.id());
          forgotten++;
        }
      }
      context.progress(forgotten, 0, "forgotten");
      page = leads.list(LeadStage.CLOSED, page.getLast().life().stageSince(), PAGE);
    }
    return forgotten;
  }
}
