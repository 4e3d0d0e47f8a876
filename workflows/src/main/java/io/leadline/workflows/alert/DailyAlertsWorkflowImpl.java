package io.leadline.workflows.alert;

import io.leadline.workflows.ActivityPolicies;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.TaskQueues;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the shards of a slot side by side and adds up what they report. */
public final class DailyAlertsWorkflowImpl implements DailyAlertsWorkflow {
  /** Two keep both the search and the provider busy; more only compete for them. */
  private static final int SHARDS = 2;

  /** Set by Temporal on what a schedule starts. */
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED_START =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  private final AlertActivities activities =
      Workflow.newActivityStub(
          AlertActivities.class, ActivityPolicies.longBatch(TaskQueues.ALERTS));

  @Override
  public AlertCounts run(DailyAlertsInput input) {
    Instant slot = slot(input);
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.ALERT_SLOT.valueSet(slot.atOffset(ZoneOffset.UTC)));
    List<Promise<AlertCounts>> shards =
        IntStream.range(0, SHARDS)
            .mapToObj(i -> Async.function(activities::runShard, new AlertShard(slot, i, SHARDS)))
            .toList();
    // Wait for all before looking at any: a failed shard must not cut the others short.
    Promise.allOf(shards.stream().map(shard -> shard.handle((counts, failure) -> true)).toList())
        .get();
    return shards.stream().map(Promise::get).reduce(AlertCounts.NONE, AlertCounts::plus);
  }

  private static Instant slot(DailyAlertsInput input) {
    if (input.slot() != null) {
      return input.slot();
    }
    OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SCHEDULED_START);
    if (scheduled == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "a run that no schedule started needs a slot", FailureType.INVALID_REQUEST.name());
    }
    return scheduled.toInstant().truncatedTo(ChronoUnit.SECONDS);
  }
}
