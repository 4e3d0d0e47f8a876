package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.activities.job.intake.Accepted;
import io.leadline.activities.job.intake.Submission;
import io.leadline.activities.job.intake.SubmissionReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the routes of jobs ask of the job feature. */
public interface JobApi {
  SubmissionReader.Read read(JsonNode submission);

  /** Returns when all of them are on disk. */
  List<Accepted> submit(List<Submission> submissions);

  Optional<JobRecord> find(String id);

  /** Newest first. */
  List<JobRecord> list(JobFilter filter, int limit);

  ActResult act(JobAct act, String id, String who);

  /**
   * Gives a dead letter new attempts with another input.
   *
   * @throws io.leadline.activities.job.BadInputException naming each bad field
   */
  ActResult retry(JobRecord job, JsonNode input, String who);

  JobBulk.Result bulk(JobAct act, JobFilter filter, boolean dryRun, String who);

  /** Forgets jobs that ended with this status so long ago; says how many. */
  long purge(JobStatus status, Duration olderThan, String who);
}
