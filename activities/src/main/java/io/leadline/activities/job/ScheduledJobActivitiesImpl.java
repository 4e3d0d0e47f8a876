package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leadline.workflows.job.ScheduledJobActivities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Writes down the jobs that schedules start. The workflow that asked for it runs the job at once;
 * only if that is gone does the group become due for the lanes of an API process.
 */
public final class ScheduledJobActivitiesImpl implements ScheduledJobActivities {
  private static final Duration LEFT_TO_ITS_WORKFLOW = Duration.ofMinutes(5);
  private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final JobKinds kinds;
  private final JobStore jobs;
  private final JobGroups groups;
  private final Sealer sealer;
  private final InstantSource clock;
  private final JobInputs inputs = new JobInputs();

  public ScheduledJobActivitiesImpl(
      JobKinds kinds, JobStore jobs, JobGroups groups, Sealer sealer, InstantSource clock) {
    this.kinds = kinds;
    this.jobs = jobs;
    this.groups = groups;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** Id of the job that runs in such a group, of {@code [A-Za-z0-9-]}. */
  public static String jobId(String group) {
    return group.replace(":", "");
  }

  @Override
  public void submitScheduled(String name, String group) {
    JobKind kind =
        kinds
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no kind of job "
                            + name
                            + " in this version; ./leadline init removes its schedule"));
    Instant now = clock.instant();
    String id = jobId(group);
    JobRecord job =
        JobRecord.pending(id, kind, null, null, sealer.seal(inputs.check(kind, EMPTY)), group, now);
    groups.insert(
        List.of(JobGroup.of(group, kind, List.of(id), null, now, now.plus(LEFT_TO_ITS_WORKFLOW))));
    // Refused when an attempt before this one has stored it.
    jobs.insert(List.of(job));
  }
}
