package io.leadline.activities.job.desk;

import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Acts on many jobs at once, found by a filter; with a dry run it only counts. */
public final class JobBulk {
  private static final int PAGE = 500;
  private static final int PURGE_PAGE = 1_000;
  private static final int SAMPLE = 20;
  private static final Set<JobStatus> NOT_ENDED =
      Set.of(JobStatus.PENDING, JobStatus.RUNNING, JobStatus.RETRYING);

  private final JobStore jobs;
  private final JobDesk desk;
  private final OperatorNotes notes;
  private final InstantSource clock;

  /**
   * What was done, or with a dry run would be.
   *
   * @param matched jobs that the filter found and whose status allows the action
   * @param done how many of them it was done to
   * @param sample ids of some of them
   */
  public record Result(
      String action, boolean dryRun, long matched, long done, List<String> sample) {}

  public JobBulk(JobStore jobs, JobDesk desk, OperatorNotes notes, InstantSource clock) {
    this.jobs = jobs;
    this.desk = desk;
    this.notes = notes;
    this.clock = clock;
  }

  /** Jobs whose status does not allow the action are left alone. */
  public Result act(JobAct act, JobFilter filter, boolean dryRun, String who) {
    long matched = 0;
    long done = 0;
    List<String> sample = new ArrayList<>();
    for (JobStatus status : act == JobAct.CANCEL ? NOT_ENDED : Set.of(JobStatus.FAILED)) {
      if (filter.status().map(status::equals).orElse(true)) {
        JobFilter next = filter.status(status);
        if (dryRun) {
          matched += jobs.counts(next).getOrDefault(status, 0L);
          sample(jobs.list(next, SAMPLE), sample);
          continue;
        }
        for (List<JobRecord> page = jobs.list(next, PAGE);
            !page.isEmpty();
            page = jobs.list(next, PAGE)) {
          matched += page.size();
          sample(page, sample);
          done += act(act, page, who);
          next = next.past(page.getLast());
        }
      }
    }
    if (!dryRun) {
      notes.add(who, "job.bulk." + act.word(), "jobs", done + " of " + matched);
    }
    return new Result(act.word(), dryRun, matched, done, List.copyOf(sample));
  }

  private long act(JobAct act, List<JobRecord> page, String who) {
    return switch (act) {
      case CANCEL -> page.stream().filter(job -> desk.wantEnd(job, who)).count();
      case RETRY -> desk.revive(page, null, who).size();
      case DISCARD -> page.stream().filter(job -> jobs.remove(job.id(), JobStatus.FAILED)).count();
    };
  }

  private static void sample(List<JobRecord> found, List<String> sample) {
    found.stream().limit(SAMPLE - sample.size()).map(JobRecord::id).forEach(sample::add);
  }

  /**
   * Forgets jobs that ended with this status so long ago.
   *
   * @return how many
   */
  public long purge(JobStatus status, Duration olderThan, String who) {
    if (!status.isFinal()) {
      throw new IllegalArgumentException("only ended jobs can be purged, not " + status.word());
    }
    Instant before = clock.instant().minus(olderThan);
    long purged = 0;
    for (int page = PURGE_PAGE; page == PURGE_PAGE; purged += page) {
      page = jobs.purge(status, before, PURGE_PAGE);
    }
    notes.add(who, "job.purge", status.word(), purged + " that ended before " + before);
    return purged;
  }
}
