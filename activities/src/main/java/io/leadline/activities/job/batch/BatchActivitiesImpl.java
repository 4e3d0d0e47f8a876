package io.leadline.activities.job.batch;

import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobSubmitter;
import io.leadline.activities.job.JobSubmitter.PartSubmission;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.BatchActivities;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sees batches through. Every step looks at what is stored first, and the completion job has an id
 * of its batch, so all of it may be repeated.
 */
public final class BatchActivitiesImpl implements BatchActivities {
  private final JobBatches batches;
  private final JobGroups groups;
  private final JobStore jobs;
  private final JobSubmitter submitter;
  private final BatchWatcher watcher;
  private final InstantSource clock;

  public BatchActivitiesImpl(
      JobBatches batches,
      JobGroups groups,
      JobStore jobs,
      JobSubmitter submitter,
      BatchWatcher watcher,
      InstantSource clock) {
    this.batches = batches;
    this.groups = groups;
    this.jobs = jobs;
    this.submitter = submitter;
    this.watcher = watcher;
    this.clock = clock;
  }

  @Override
  public void releaseBatch(String batchId) {
    if (batches.find(batchId).filter(batch -> batch.sealedAt() != null).isPresent()) {
      letSomeGo(batchId);
    }
  }

  private void letSomeGo(String batchId) {
    groups.release(WorkflowIds.batch(batchId), clock.instant(), JobGroups.OF_ONE_BATCH);
  }

  @Override
  public boolean endBatchIfDone(String batchId) {
    Optional<JobBatch> found = batches.find(batchId);
    if (found.isEmpty() || found.get().endedAt() != null) {
      return true;
    }
    JobBatch batch = found.get();
    BatchCounts counts = counts(jobs, batchId);
    if (batch.sealedAt() == null) {
      return false;
    }
    if (counts.ended() < batch.items()) {
      letSomeGo(batchId); // a worker that dies may have ended a group without letting one follow
      return false;
    }
    String completion = batch.completionKind();
    BatchEnded ended =
        new BatchEnded(
            batchId,
            counts.of(JobStatus.SUCCEEDED),
            counts.of(JobStatus.FAILED),
            counts.of(JobStatus.CANCELLED));
    if (completion != null) {
      submitter.submit(List.of(completion(completion, ended)));
    }
    Instant now = clock.instant();
    watcher.ended(ended, batch.kind(), now);
    batches.end(batchId, now);
    return true;
  }

  static BatchCounts counts(JobStore jobs, String batchId) {
    return new BatchCounts(jobs.counts(JobFilter.ALL.whole(WorkflowIds.batch(batchId))));
  }

  private static PartSubmission completion(String kind, BatchEnded ended) {
    // Not a part of the batch itself, or it would count as one of its items.
    return new PartSubmission(
        ended.batchId() + "-completion",
        kind,
        JobJson.mapper().valueToTree(ended),
        new JobPart("completion:" + ended.batchId(), 0));
  }
}
