package io.leadline.activities.job.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.EchoJob;
import io.leadline.activities.job.FakeJobBatches;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Parts parts = new Parts();
  private final List<String> told = new ArrayList<>();
  private final FakeJobBatches batches = new FakeJobBatches();
  private final BatchActivitiesImpl activities =
      new BatchActivitiesImpl(
          batches,
          parts.groups,
          parts.jobs,
          parts.submitter(),
          (ended, kind, at) -> told.add(kind + " " + ended),
          parts.clock);

  @Test
  void nothingOfAnUnsealedUploadRuns() {
    BatchUpload upload = upload("b1", null);
    add(upload, JobGroup.MOST + 1);

    activities.releaseBatch("b1");

    assertThat(due()).isZero();
  }

  @Test
  void everyItemRunsOnceItIsSealed_inFullGroups() {
    BatchUpload upload = upload("b1", null);
    add(upload, JobGroup.MOST + 2);
    JobBatch batch = upload.seal();

    activities.releaseBatch("b1");
    activities.releaseBatch("b1");

    assertThat(batch.items()).isEqualTo(JobGroup.MOST + 2);
    assertThat(parts.groups.due(JobQueue.DEFAULT, Parts.NOW, 10))
        .extracting(group -> group.jobs().size())
        .containsExactlyInAnyOrder(JobGroup.MOST, 2);
    assertThat(parts.input("b1-501")).isEqualTo("{\"text\":\"item 501\"}");
  }

  @Test
  void hugeBatchHasFewGroupsUnderWay_soThatOthersNeedNotWaitBehindAllOfIt() {
    BatchUpload upload = upload("b1", null);
    int groups = JobGroups.OF_ONE_BATCH + 3;
    add(upload, groups * JobGroup.MOST);
    upload.seal();

    activities.releaseBatch("b1");
    assertThat(activities.endBatchIfDone("b1")).isFalse();
    List<JobGroup> first = parts.groups.due(JobQueue.DEFAULT, Parts.NOW, groups);
    assertThat(first).hasSize(JobGroups.OF_ONE_BATCH);

    List<String> ended = first.stream().map(JobGroup::id).limit(2).toList();
    parts.groups.claim(ended, "jobs:first", "t1", Parts.NOW);
    parts.groups.remove(ended, "t1");
    assertThat(activities.endBatchIfDone("b1")).isFalse();

    assertThat(parts.groups.due(JobQueue.DEFAULT, Parts.NOW, groups))
        .hasSize(JobGroups.OF_ONE_BATCH);
  }

  @Test
  void itemThatItsKindCannotTakeIsRefusedByName() {
    BatchUpload upload = upload("b1", null);

    assertThatThrownBy(() -> upload.add(JobJson.mapper().createObjectNode()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("text");
  }

  @Test
  void endsWithItsLastItem_andHandsInTheCompletionOnce() {
    BatchUpload upload = upload("b1", "noop");
    add(upload, 3);
    upload.seal();
    parts.end("b1-0", JobStatus.SUCCEEDED, "1");
    parts.end("b1-1", JobStatus.FAILED, "2");
    assertThat(activities.endBatchIfDone("b1")).isFalse();
    parts.end("b1-2", JobStatus.CANCELLED, "3");

    assertThat(activities.endBatchIfDone("b1")).isTrue();
    assertThat(activities.endBatchIfDone("b1")).isTrue();

    assertThat(parts.input("b1-completion"))
        .isEqualTo("{\"batchId\":\"b1\",\"succeeded\":1,\"failed\":1,\"cancelled\":1}");
    assertThat(batches.find("b1").orElseThrow().endedAt()).isEqualTo(Parts.NOW);
    assertThat(told)
        .containsExactly("echo BatchEnded[batchId=b1, succeeded=1, failed=1, cancelled=1]");
  }

  @Test
  void batchThatWasRemovedIsOver() {
    assertThat(activities.endBatchIfDone("gone")).isTrue();
  }

  private BatchUpload upload(String id, @Nullable String completion) {
    return BatchUpload.begin(
        new BatchUpload.Stores(batches, parts.groups, parts.jobs, parts.inputs, parts.sealer),
        id,
        EchoJob.KIND,
        completion,
        parts.clock);
  }

  private static void add(BatchUpload upload, int items) {
    for (int i = 0; i < items; i++) {
      upload.add(JobJson.mapper().createObjectNode().put("text", "item " + i));
    }
  }

  private int due() {
    return parts.groups.due(JobQueue.DEFAULT, Parts.NOW, 10).size();
  }
}
