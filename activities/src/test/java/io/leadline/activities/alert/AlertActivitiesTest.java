package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.SLOT;
import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.CallAnswer;
import io.leadline.workflows.FailureType;
import io.leadline.workflows.alert.AlertActivities;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertActivitiesTest {
  private static final AlertShard SHARD = new AlertShard(SLOT, 0, 1);

  private final AlertWorld world = new AlertWorld();
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
  private final AlertActivities activities = environment.newActivityStub(AlertActivities.class);

  @BeforeEach
  void register() {
    environment.registerActivitiesImplementations(
        new AlertActivitiesImpl(
            new DailyAlerts(
                world.states,
                world.index,
                new PlainAlertDrafts(),
                world.sender(),
                world.cap(),
                AlertSettings.DEFAULTS,
                () -> world.now)));
    world.index.finding("nursing", hits("n", 1));
    world.due(aState());
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void runningAShardTwiceHasOneEffect() {
    assertThat(activities.runShard(SHARD).byOutcome()).isEqualTo(Map.of("SENT", 1L));
    assertThat(activities.runShard(SHARD)).isEqualTo(AlertCounts.NONE);
    assertThat(world.sentTo()).hasSize(1);
  }

  @Test
  void countsOnFromTheLastHeartbeat() {
    environment.setHeartbeatDetails(new AlertCounts(Map.of("SENT", 41L, "NO_NEW", 3L)));

    assertThat(activities.runShard(SHARD).byOutcome()).isEqualTo(Map.of("SENT", 42L, "NO_NEW", 3L));
  }

  @Test
  void aThrottledProviderIsTriedAgainLater() {
    world.provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(5), "429"));

    assertThatThrownBy(() -> activities.runShard(SHARD))
        .isInstanceOfSatisfying(
            ActivityFailure.class, failure -> assertFailure(failure, FailureType.THROTTLED));
  }

  @Test
  void refusedSettingsAreNamed() {
    world.provider.answering(new CallAnswer.Misconfigured("bad key"));

    assertThatThrownBy(() -> activities.runShard(SHARD))
        .isInstanceOfSatisfying(
            ActivityFailure.class, failure -> assertFailure(failure, FailureType.MISCONFIGURED));
  }

  private static void assertFailure(ActivityFailure failure, FailureType type) {
    assertThat(failure.getCause())
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            cause -> {
              assertThat(cause.getType()).isEqualTo(type.name());
              assertThat(cause.isNonRetryable()).isFalse();
              assertThat(cause.getNextRetryDelay()).isPositive();
            });
  }
}
