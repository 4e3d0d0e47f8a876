package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds jobs that have not ended and whose group is gone, and gives them a new one. It takes a
 * process that slept for longer than its lease, in the middle of moving a job to a later group, to
 * make one. Each look reads a page of the waiting jobs and goes on where the one before ended.
 */
public final class StrayJobs {
  private static final Logger LOG = LoggerFactory.getLogger(StrayJobs.class);
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final int PAGE = 500;
  private static final Set<JobStatus> NOT_ENDED =
      Set.of(JobStatus.PENDING, JobStatus.RUNNING, JobStatus.RETRYING);

  private final JobStore jobs;
  private final JobGroups groups;
  private final Regroup regroup;
  private final InstantSource clock;
  private final Map<JobStatus, JobFilter> next = new EnumMap<>(JobStatus.class);

  public StrayJobs(JobStore jobs, JobGroups groups, Regroup regroup, InstantSource clock) {
    this.jobs = jobs;
    this.groups = groups;
    this.regroup = regroup;
    this.clock = clock;
  }

  /** Looks at a page of each status. */
  public void look() {
    NOT_ENDED.forEach(this::look);
  }

  private void look(JobStatus status) {
    JobFilter first = JobFilter.ALL.status(status).before(clock.instant().minus(SETTLED));
    List<JobRecord> page = jobs.list(next.getOrDefault(status, first), PAGE);
    if (page.size() < PAGE) {
      next.remove(status);
    } else {
      next.put(status, first.past(page.getLast()));
    }
    List<JobRecord> strays = strays(page);
    if (!strays.isEmpty()) {
      Set<String> moved = regroup.move(strays, this::point);
      LOG.warn("{} jobs had lost their group and are started again", moved.size());
    }
  }

  private List<JobRecord> strays(List<JobRecord> page) {
    Map<String, Boolean> known = new HashMap<>();
    Set<String> suspects = new HashSet<>();
    for (JobRecord job : page) {
      if (!known.computeIfAbsent(job.group(), group -> groups.find(group).isPresent())) {
        suspects.add(job.id());
      }
    }
    // A group goes when its jobs are recorded, so a job that still waits now has truly lost it.
    return jobs.findAll(suspects).stream()
        .filter(job -> !job.status().isFinal() && Boolean.FALSE.equals(known.get(job.group())))
        .toList();
  }

  private boolean point(JobRecord job, String group) {
    JobChange change =
        new JobChange(
            job.id(),
            job.part(),
            job.group(),
            job.attempts(),
            job.status(),
            job.attempts(),
            job.losses(),
            group,
            null,
            null,
            null,
            null,
            job.error(),
            List.of(),
            List.of());
    return !jobs.change(List.of(change)).isEmpty();
  }
}
