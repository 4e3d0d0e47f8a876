package io.leadline.activities.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leadline.workflows.job.ScheduledJobActivities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Writes down the jobs that schedules start. The workflow that asked for it runs the job at once;
 * only if that is gone does the group become due for the lanes of an API process.
 */
public final class ScheduledJobActivitiesImpl implements ScheduledJobActivities {
  private static final Duration LEFT_TO_ITS_WORKFLOW = Duration.ofMinutes(5);
  private static final int PRIORITY = 3;
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
    JobRecord job = record(kind, group, now);
    groups.insert(List.of(group(kind, group, job.id(), now)));
    // Refused when an attempt before this one has stored it.
    jobs.insert(List.of(job));
  }

  private static JobGroup group(JobKind kind, String id, String jobId, Instant now) {
    return new JobGroup(
        id,
        kind.queue(),
        kind.isBrief(),
        PRIORITY,
        List.of(jobId),
        Set.of(kind.name()),
        null,
        now,
        now.plus(LEFT_TO_ITS_WORKFLOW),
        null,
        null,
        null,
        null,
        null,
        JobGroup.MOST);
  }

  private JobRecord record(JobKind kind, String group, Instant now) {
    String id = jobId(group);
    return new JobRecord(
        id,
        kind.name(),
        kind.queue(),
        PRIORITY,
        JobStatus.PENDING,
        0,
        kind.retries().attempts(),
        0,
        now,
        now,
        null,
        null,
        group,
        id,
        null,
        null,
        false,
        null,
        sealer.seal(inputs.check(kind, EMPTY)),
        null,
        null,
        List.of(),
        List.of());
  }
}
