package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.chain.JobChain;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code job batch} and {@code job chain}; what Temporal is to do happens later here. */
class JobWholeVerbsTest {
  @TempDir private Path folder;

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void handsInABatchFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("items.jsonl"), "{}\n{}\n{}\n");

    int exit = cli.run("job", "batch", "noop", "@" + file, "--json");

    assertThat(exit).as(cli.err()).isEqualTo(Exit.DONE);
    String id = cli.json().path("id").asText();
    assertThat(cli.json().path("items").asInt()).isEqualTo(3);
    assertThat(cli.ports.jobBatches().find(id).orElseThrow().sealedAt()).isEqualTo(CliRun.NOW);
    assertThat(cli.ports.jobs().counts(JobFilter.ALL)).containsEntry(JobStatus.PENDING, 3L);
  }

  @Test
  void nothingOfABatchStaysWhenAnItemIsWrong() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.jsonl"), "{}\n{\"x\":1}\n");
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{}\n{oops\n");

    assertThat(cli.run("job", "batch", "noop", "@" + wrong)).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("Item 2: input.x is unknown");
    assertThat(cli.run("job", "batch", "noop", "@" + broken)).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("Item 2 is not JSON");
    assertThat(cli.run("job", "batch", "noop", "@" + folder.resolve("none")))
        .isEqualTo(Exit.NOT_FOUND);
    assertThat(cli.run("job", "batch", "nothing", "@" + wrong)).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("kind is no kind of job");

    assertThat(cli.ports.jobBatches().list(5)).isEmpty();
    assertThat(cli.ports.jobs().list(JobFilter.ALL, 5)).isEmpty();
  }

  @Test
  void handsInAChain() throws Exception {
    int exit =
        cli.run(
            "job",
            "chain",
            "{\"steps\":[{\"kind\":\"noop\"},{\"fanOut\":[{\"kind\":\"noop\"}]}]}",
            "--json");

    assertThat(exit).as(cli.err()).isEqualTo(Exit.DONE);
    JobChain chain = cli.ports.jobChains().find(cli.json().path("id").asText()).orElseThrow();
    assertThat(chain.steps()).hasSize(2);
    assertThat(cli.run("job", "chain", "{\"steps\":[{\"kind\":\"x\"}]}")).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("steps[0].kind is no kind of job");
  }
}
