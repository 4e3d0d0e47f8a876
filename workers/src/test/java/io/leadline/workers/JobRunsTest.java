package io.leadline.workers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.run.JobRuns;
import io.leadline.activities.job.run.Permits;
import io.leadline.activities.job.run.QueueLimits;
import io.leadline.activities.job.run.RunSettings;
import io.leadline.workflows.job.GroupsInput;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators see of running jobs: lines that carry the job's id, and metrics. */
class JobRunsTest {
  private static final JobKind KIND = JobKind.of("talk", Talk.class).attempts(1);

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<JobQueue, QueueLimits> limits =
      Map.of(JobQueue.DEFAULT, new QueueLimits(new Permits(5), 0));
  private final FakeJobStore store = new FakeJobStore();
  private final FakeJobGroups groups = new FakeJobGroups();
  private final List<Alarm> alarms = new ArrayList<>();
  private final FakeSealer sealer = new FakeSealer();
  private final JobRuns runs =
      new JobRuns(
          new JobRuns.Ports(
              store,
              groups,
              new FakeJobBrakes(),
              new FakeJobRates(),
              new JobKinds(List.of(KIND)),
              kind -> new Talk(),
              sealer,
              whole -> {},
              new MicrometerJobMetrics(registry, limits),
              alarms::add),
          limits,
          RunSettings.DEFAULTS,
          InstantSource.system(),
          () -> "e1",
          () -> 0.5);

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
  }

  @Test
  void everyLineOfAJobCarriesItsId_andAFailureOneErrorId() {
    run("good", "fine");
    run("bad", "fails");

    assertThat(log.list)
        .filteredOn(line -> line.getFormattedMessage().equals("talking"))
        .extracting(line -> line.getMDCPropertyMap().get("job"))
        .containsExactly("good", "bad");
    assertThat(log.list)
        .filteredOn(line -> line.getFormattedMessage().startsWith("error e1"))
        .singleElement()
        .satisfies(line -> assertThat(line.getMDCPropertyMap()).containsEntry("job", "bad"));
    assertThat(store.find("bad").orElseThrow().error()).extracting(JobError::id).isEqualTo("e1");
    assertThat(alarms)
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.errorId()).isEqualTo("e1");
              assertThat(alarm.severity()).isEqualTo(Severity.ERROR);
              assertThat(alarm.path()).isEqualTo("/jobs/bad");
            });
  }

  @Test
  void attemptsAreCountedAndTimed() {
    run("good", "fine");
    run("bad", "fails");

    assertThat(registry.scrape())
        .contains("jobs_processed_total{status=\"succeeded\",type=\"talk\"} 1.0")
        .contains("jobs_processed_total{status=\"failed\",type=\"talk\"} 1.0")
        .contains("job_duration_seconds_bucket{type=\"talk\",le=\"0.1\"}")
        .contains("job_duration_seconds_count{type=\"talk\"} 2")
        .contains("leadline_queue_wait_seconds_count{queue=\"jobs-default\"} 2")
        .contains("leadline_queue_slots_used{queue=\"jobs-default\"} 0.0");
  }

  private void run(String id, String text) {
    JobGroup group =
        new JobGroup(
            "g-" + id,
            JobQueue.DEFAULT,
            KIND.isBrief(),
            3,
            List.of(id),
            Set.of(KIND.name()),
            null,
            JobBuilder.SUBMITTED,
            JobBuilder.SUBMITTED,
            null,
            null,
            null,
            null,
            null,
            JobGroup.MOST);
    groups.insert(List.of(group));
    store.insert(List.of(job(id, group.id(), text)));
    runs.run(
        "jobs:" + group.id(),
        new GroupsInput(JobQueue.DEFAULT.taskQueue(), List.of(group.id()), KIND.isBrief()),
        () -> {});
  }

  private JobRecord job(String id, String group, String text) {
    byte[] input = ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    return JobBuilder.aJob(id)
        .kind(KIND.name())
        .group(group)
        .attempts(4)
        .input(sealer.seal(input))
        .build();
  }

  /** Says a word, and fails if told to. */
  static final class Talk implements BackgroundJob<Talk.Input, Integer> {
    /** What to do. */
    record Input(String text) {}

    @Override
    public Integer run(Input input, JobContext context) {
      context.log().info("talking");
      if (input.text().equals("fails")) {
        throw new IllegalStateException("told to");
      }
      return 1;
    }
  }
}
