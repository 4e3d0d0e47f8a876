package io.leadline.activities.subscription;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.subscription.EndedJobs.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever dies between the record of a job's end and its deliveries, each is told once. */
class JobEndsTest {
  private static final Instant NOW = EventWorld.NOW;
  private static final Duration LATER = Duration.ofMinutes(1);

  private final EventWorld world = new EventWorld();
  private final FakeEndedJobs outbox = new FakeEndedJobs();
  private final JobEnds ends = ends(world.publisher());
  private final TellingJobStore store = new TellingJobStore(world.jobs, ends);

  private JobEnds ends(EventPublisher publisher) {
    return new JobEnds(world.jobs, outbox, publisher, () -> world.now);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
  void tellsOfEveryEnd_andLeavesNothingBehind(JobStatus status) {
    world.subscribe("s1", "job.*");
    running("j1", "noop");

    assertThat(store.change(List.of(end("j1", status)))).containsExactly("j1");

    assertThat(world.delivered()).containsExactly("s1 job." + status.word());
    assertThat(left()).isEmpty();
  }

  @Test
  void tellsNothingOfAnEndThatDidNotApply() {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    store.change(List.of(end("j1", JobStatus.CANCELLED)));

    JobChange late = end("j1", JobStatus.SUCCEEDED);
    assertThat(store.change(List.of(late))).isEmpty();

    assertThat(world.delivered()).containsExactly("s1 job.cancelled");
    assertThat(left()).isEmpty();
  }

  @Test
  void tellsOnceThoughTheRecordWasWrittenTwice_sinceItsAnswerWasLost() {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    JobChange end = end("j1", JobStatus.SUCCEEDED);
    world.jobs.change(List.of(end));

    assertThat(store.change(List.of(end))).isEmpty();

    assertThat(world.delivered()).containsExactly("s1 job.succeeded");
  }

  @Test
  void processThatDiedAfterTheRecordIsMadeUpFor() {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    JobChange end = end("j1", JobStatus.SUCCEEDED);
    ends.begin(List.of(end));
    world.jobs.change(List.of(end));

    ends.tellLeft();
    assertThat(world.deliveries()).isEmpty();
    world.now = NOW.plus(LATER);
    ends.tellLeft();
    ends.tellLeft();

    assertThat(world.delivered()).containsExactly("s1 job.succeeded");
    assertThat(left()).isEmpty();
  }

  @Test
  void processThatDiedBeforeTheRecordHasNothingToTell() {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    ends.begin(List.of(end("j1", JobStatus.SUCCEEDED)));
    world.now = NOW.plus(LATER);

    ends.tellLeft();

    assertThat(world.deliveries()).isEmpty();
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whateverGoesWrongAfterTheRecordHoldsNobodyUp(RuntimeException trouble) {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    EventPublisher cutOff =
        new EventPublisher(
            new SubscriptionsInSight(world.subscriptions, () -> world.now),
            jobs -> {
              throw trouble;
            });
    TellingJobStore troubled = new TellingJobStore(world.jobs, ends(cutOff));

    assertThat(troubled.change(List.of(end("j1", JobStatus.SUCCEEDED)))).containsExactly("j1");
    assertThat(left()).hasSize(1);

    world.now = NOW.plus(LATER);
    ends.tellLeft();
    assertThat(world.delivered()).containsExactly("s1 job.succeeded");
  }

  static List<RuntimeException> troubles() {
    return List.of(
        new BackendUnavailableException("MongoDB", "gone", new IOException()),
        new IllegalStateException("not foreseen"));
  }

  @Test
  void storeThatIsAwayBeforeTheRecordFailsTheWrite_whichIsTriedAgain() {
    world.subscribe("s1", "job.*");
    running("j1", "noop");
    TellingJobStore troubled =
        new TellingJobStore(
            world.jobs,
            new JobEnds(world.jobs, new AwayEndedJobs(), world.publisher(), () -> world.now));
    List<JobChange> changes = List.of(end("j1", JobStatus.SUCCEEDED));

    assertThatThrownBy(() -> troubled.change(changes))
        .isInstanceOf(BackendUnavailableException.class);
    assertThat(world.jobs.find("j1").orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void deliveriesThemselvesAreNotTold() {
    world.subscribe("s1", "*");
    running("d1", "deliver-webhook");

    store.change(List.of(end("d1", JobStatus.FAILED)));

    assertThat(world.deliveries()).extracting(JobRecord::id).containsExactly("d1");
  }

  @Test
  void costsNothingWhileNobodyHearsOfJobs() {
    world.subscribe("s1", "lead.*");
    running("j1", "noop");

    assertThat(ends.begin(List.of(end("j1", JobStatus.SUCCEEDED)))).isEmpty();
    assertThat(left()).isEmpty();
  }

  private List<Ending> left() {
    return outbox.leftBefore(Instant.MAX, 10);
  }

  private void running(String id, String kind) {
    world.jobs.insert(List.of(aJob(id).kind(kind).group("g1").status(JobStatus.RUNNING).build()));
  }

  private JobChange end(String id, JobStatus status) {
    JobRecord job = world.jobs.find(id).orElseThrow();
    JobEvent event =
        switch (status) {
          case SUCCEEDED -> JobEvent.SUCCEED;
          case CANCELLED -> JobEvent.CANCEL;
          default -> JobEvent.GIVE_UP;
        };
    return new JobChange(
        id,
        null,
        "g1",
        job.attempts(),
        status,
        job.attempts() + 1,
        0,
        null,
        null,
        null,
        NOW,
        null,
        null,
        List.of(new JobStep(NOW, event, status, 1, null)),
        List.of());
  }

  private static final class AwayEndedJobs implements EndedJobs {
    @Override
    public void put(Collection<Ending> endings) {
      throw new BackendUnavailableException("MongoDB", "gone", new IOException());
    }

    @Override
    public List<Ending> leftBefore(Instant moment, int limit) {
      return List.of();
    }

    @Override
    public void remove(Collection<String> ids) {}
  }
}
