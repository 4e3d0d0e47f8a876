package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.leadline.activities.job.JobSubmitter.PartSubmission;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredJobSubmitterTest {
  private final Parts parts = new Parts();

  @Test
  void storesGroupsThatAnyProcessMayStart_andSealedRecords() {
    parts.submitter().submit(List.of(echo("c1-0-0", "hello")));

    JobRecord job = parts.jobs.find("c1-0-0").orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.subject()).isEqualTo("hello");
    assertThat(parts.input("c1-0-0")).isEqualTo("{\"text\":\"hello\"}");
    assertThat(parts.groups.due(JobQueue.DEFAULT, Parts.NOW, 10))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.id()).isEqualTo(job.group());
              assertThat(group.jobs()).containsExactly("c1-0-0");
              assertThat(group.owner()).isNull();
            });
  }

  @Test
  void submittingAgainChangesNothing() {
    List<PartSubmission> jobs = List.of(echo("c1-0-0", "one"), echo("c1-0-1", "two"));
    parts.submitter().submit(jobs);
    parts.end("c1-0-0", JobStatus.SUCCEEDED, "1");

    parts.submitter().submit(jobs);

    assertThat(parts.jobs.find("c1-0-0").orElseThrow().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(parts.groups.due(JobQueue.DEFAULT, Parts.NOW, 10)).hasSize(1);
  }

  @Test
  void noGroupHoldsMoreThanItMay() {
    parts
        .submitter()
        .submit(
            IntStream.range(0, JobGroup.MOST + 1).mapToObj(i -> echo("c1-0-" + i, "x")).toList());

    assertThat(parts.groups.due(JobQueue.DEFAULT, Parts.NOW, 10))
        .extracting(group -> group.jobs().size())
        .containsExactlyInAnyOrder(JobGroup.MOST, 1);
  }

  @Test
  void kindThatIsGoneIsNamed() {
    PartSubmission lost =
        new PartSubmission("x", "gone", NullNode.getInstance(), new JobPart("chain:c1", 0));

    assertThatThrownBy(() -> parts.submitter().submit(List.of(lost)))
        .hasMessageContaining("no kind of job: gone");
  }

  private static PartSubmission echo(String id, String text) {
    JsonNode input = JobJson.mapper().createObjectNode().put("text", text);
    return new PartSubmission(id, "echo", input, new JobPart("chain:c1", 0));
  }
}
