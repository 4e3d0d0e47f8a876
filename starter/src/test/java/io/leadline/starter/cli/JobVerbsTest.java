package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Noop;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.activities.job.queue.QueueReporter;
import io.leadline.activities.job.queue.QueueTally;
import io.leadline.workflows.job.GroupsInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobVerbsTest {
  @TempDir private Path folder;

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void submitsAJob_thatAnyApiProcessMayStart() throws Exception {
    int exit =
        cli.run(
            "job", "submit", "noop", "--delay", "90s", "--priority", "1", "--key", "k", "--json");

    assertThat(exit).as(cli.err()).isEqualTo(Exit.DONE);
    String id = cli.json().path("id").asText();
    JobRecord job = cli.ports.jobs().find(id).orElseThrow();
    assertThat(job.scheduledFor()).isEqualTo(CliRun.NOW.plusSeconds(90));
    assertThat(job.priority()).isEqualTo(1);
    JobGroup group = cli.ports.jobGroups().find(job.group()).orElseThrow();
    assertThat(cli.ports.processLeases().alive(CliRun.NOW))
        .doesNotContain(String.valueOf(group.owner()));

    cli.run("job", "submit", "noop", "--key", "k", "--json");
    assertThat(cli.json().path("id").asText()).isEqualTo(id);
    assertThat(cli.json().path("known").asBoolean()).isTrue();
  }

  @Test
  void runsAJobInThisProcess_underTheLeaseOfTheCommand() throws Exception {
    List<GroupsInput> ran = new ArrayList<>();
    cli.jobsHere =
        (settings, runner, input) -> {
          ran.add(input);
          assertThat(cli.ports.jobGroups().find(input.groups().getFirst()))
              .get()
              .satisfies(
                  group ->
                      assertThat(cli.ports.processLeases().alive(CliRun.NOW))
                          .contains(String.valueOf(group.owner())));
        };

    assertThat(cli.run("job", "submit", "noop", "--here", "--json")).isEqualTo(Exit.DONE);

    assertThat(ran).singleElement().extracting(GroupsInput::brief).isEqualTo(true);
    assertThat(cli.json().path("kind").asText()).isEqualTo("noop");
    assertThat(cli.run("job", "submit", "noop", "--here", "--delay", "5s")).isEqualTo(Exit.USAGE);
  }

  @Test
  void readsTheInputFromAFile() throws Exception {
    Path input = folder.resolve("input.json");
    Files.writeString(input, "{\"x\": 1}");

    assertThat(cli.run("job", "submit", "noop", "--input", "@" + input)).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("input.x is unknown");
    assertThat(cli.run("job", "submit", "noop", "--input", "@" + folder.resolve("none")))
        .isEqualTo(Exit.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job submit nope",
        "job submit noop --input {",
        "job submit noop --priority 9",
        "job submit noop --delay soon",
        "job cancel",
        "job retry --input {}",
        "job list --limit 0",
        "job list --status broken",
        "job purge --older-than soon",
        "job purge --status pending --older-than 7d"
      })
  void saysWhatIsWrongWithAWish(String line) {
    assertThat(cli.run(line.split(" "))).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).isNotBlank();
    assertThat(cli.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job show nobody",
        "job cancel nobody",
        "job retry nobody",
        "job discard nobody",
        "job kinds pause nope",
        "queues pause nope"
      })
  void saysThatThereIsNoSuchThing(String line) {
    assertThat(cli.run(line.split(" "))).isEqualTo(Exit.NOT_FOUND);
    assertThat(cli.err()).contains("There is no");
  }

  @Test
  void showsAndListsJobs() throws Exception {
    store("dead", JobStatus.FAILED);
    store("waits", JobStatus.PENDING);

    cli.run("job", "list", "--status", "failed", "--json");
    assertThat(cli.json()).hasSize(1);
    assertThat(cli.json().path(0).path("error").path("message").asText()).isEqualTo("broken pipe");
    cli.run("job", "list");
    assertThat(cli.out()).contains("dead").contains("waits").contains("IOException");
    cli.run("job", "show", "dead");
    assertThat(cli.out()).contains("broken pipe").contains("0 of 5");
    cli.run("job", "show", "dead", "--json");
    assertThat(cli.json().path("status").asText()).isEqualTo("failed");
  }

  @Test
  void actsOnOneJob_andRefusesWhatItsStatusDoesNotAllow() throws Exception {
    store("dead", JobStatus.FAILED);
    store("waits", JobStatus.PENDING);

    assertThat(cli.run("job", "retry", "dead")).isEqualTo(Exit.DONE);
    assertThat(cli.out()).contains("dead retried.");
    assertThat(cli.run("job", "retry", "dead")).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("only a failed job can be retried");
    assertThat(cli.run("job", "cancel", "waits", "--json")).isEqualTo(Exit.DONE);
    assertThat(cli.json().path("outcome").asText()).isEqualTo("cancelled");
    assertThat(cli.ports.audit().list(10)).extracting(entry -> entry.who()).containsOnly("cli");
  }

  @Test
  void actsOnMany_onlyWhenToldTo() throws Exception {
    store("d1", JobStatus.FAILED);
    store("d2", JobStatus.FAILED);

    cli.run("job", "discard", "--text", "broken", "--json");
    JsonNode dry = cli.json();
    assertThat(dry.path("dryRun").asBoolean()).isTrue();
    assertThat(dry.path("matched").asInt()).isEqualTo(2);
    assertThat(cli.ports.jobs().find("d1")).isPresent();

    cli.run("job", "discard", "--text", "broken", "--yes", "--json");
    assertThat(cli.json().path("done").asInt()).isEqualTo(2);
    assertThat(cli.ports.jobs().find("d1")).isEmpty();
  }

  @Test
  void purgesByAge() throws Exception {
    store("dead", JobStatus.FAILED);

    cli.run("job", "purge", "--older-than", "1d", "--json");
    assertThat(cli.json().path("purged").asInt()).isZero();
  }

  @Test
  void pausesAKind_whoseJobsWaitUntilItIsResumed() throws Exception {
    cli.run("job", "kinds", "pause", "noop");
    cli.run("job", "kinds", "--json");
    assertThat(cli.json().path(0).path("paused").path("by").asText()).isEqualTo("cli");
    assertThat(cli.json().path(0).path("input").path("type").asText()).isEqualTo("object");
    cli.run("job", "submit", "noop");
    assertThat(cli.ports.jobGroups().due(JobQueue.DEFAULT, CliRun.NOW, 5)).isEmpty();
    cli.run("job", "kinds");
    assertThat(cli.out()).contains("paused, 1 waiting");
    cli.run("job", "kinds", "--json");
    assertThat(cli.json().path(0).path("waiting").asLong()).isEqualTo(1);

    cli.run("job", "kinds", "resume", "noop");
    assertThat(cli.ports.jobGroups().due(JobQueue.DEFAULT, CliRun.NOW, 5)).hasSize(1);
    cli.run("job", "kinds");
    assertThat(cli.out()).contains("noop").doesNotContain("paused");
  }

  @Test
  void showsWhatWaitsInTheQueues_andPausesOne() throws Exception {
    cli.run("job", "submit", "noop");
    cli.run("queues", "pause", "jobs-default");

    cli.ports
        .queueFacts()
        .report("w1", List.of(new SlotUse("jobs-default", 50, 3, CliRun.NOW.minusSeconds(5))));
    QueueTally tally = new QueueTally(() -> CliRun.NOW);
    JobKind noop = JobKind.of("noop", Noop.class);
    for (int i = 0; i < 900; i++) {
      tally.recorded(noop, JobStatus.SUCCEEDED, Duration.ofMillis(40), Duration.ofSeconds(7));
    }
    new QueueReporter(cli.ports.queueFacts(), "w1", tally, List::of, () -> CliRun.NOW).close();

    cli.run("queues", "--json");
    JsonNode queue = cli.json().path(1);
    assertThat(queue.path("slots").asInt()).isEqualTo(50);
    assertThat(queue.path("used").asInt()).isEqualTo(3);
    assertThat(queue.path("throughputPerSecond").asDouble()).isEqualTo(1.0);
    assertThat(queue.path("scheduleToStart").path("p99Ms").asLong()).isBetween(25L, 50L);
    assertThat(queue.path("recommended").path("slots").asInt()).isEqualTo(11);
    assertThat(queue.path("recommended").path("arithmetic").asText())
        .isEqualTo("(1.00/s + 1 waiting / 15 min) x 7.000 s / 0.7 use = 11");
    assertThat(cli.json()).extracting(it -> it.path("name").asText()).contains("leads", "email");
    assertThat(queue.path("name").asText()).isEqualTo("jobs-default");
    assertThat(queue.path("backlog").asInt()).isEqualTo(1);
    assertThat(queue.path("oldestWaiting").asText()).isEqualTo(CliRun.NOW.toString());
    assertThat(queue.path("paused").path("by").asText()).isEqualTo("cli");
    cli.run("queues");
    assertThat(cli.out()).contains("3 of 50", "paused", "jobs-default: 11");
    cli.run("queues", "resume", "default");
    assertThat(cli.out()).contains("jobs-default resumed.");
    cli.run("queues", "resume", "default");
    assertThat(cli.out()).contains("was not paused");
  }

  private void store(String id, JobStatus status) {
    JobBuilder job =
        JobBuilder.aJob(id)
            .createdAt(CliRun.NOW)
            .status(status)
            .sealedInput(cli.ports.sealer().seal("{}".getBytes(StandardCharsets.UTF_8)));
    cli.ports
        .jobs()
        .insert(
            List.of(
                status == JobStatus.FAILED
                    ? job.ended(status, CliRun.NOW)
                        .error(new JobError("e1", "IOException", "broken pipe"))
                        .build()
                    : job.build()));
  }
}
