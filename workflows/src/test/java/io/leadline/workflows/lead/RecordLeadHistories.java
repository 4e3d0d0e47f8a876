package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.addressChange;
import static io.leadline.workflows.lead.LeadEvents.addressConfirmed;
import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.eraseRequested;
import static io.leadline.workflows.lead.LeadEvents.kept;
import static io.leadline.workflows.lead.LeadEvents.pauseRequested;
import static io.leadline.workflows.lead.LeadEvents.resendRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.signedUpForBoth;
import static io.leadline.workflows.lead.LeadEvents.smsStarted;
import static io.leadline.workflows.lead.LeadEvents.smsStopped;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static io.leadline.workflows.lead.LeadEvents.unsubscribed;

import io.leadline.workflows.StoredHistories;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link LeadLifecycleReplayTest} replays. Not part of the suite; run it
 * with {@code mvn -pl workflows test -Dtest=RecordLeadHistories} after a change that is meant to
 * alter them, and keep the old files as long as such lives may run.
 */
class RecordLeadHistories {
  @Test
  void fromSignUpToUnsubscribed() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.signal(signedUp(1, stage.now()));
      stage.awaitStage(LeadStage.VERIFYING);
      stage.later(Duration.ofMinutes(3));
      stage.signal(confirmed(1, stage.now()));
      stage.awaitStage(LeadStage.ACTIVE);
      stage.later(Duration.ofDays(5));
      stage.signal(unsubscribed(Channel.EMAIL, stage.now()));
      stage.later(Duration.ofDays(15));
      StoredHistories.save("lead-signed-up-to-unsubscribed.json", stage.history());
    }
  }

  @Test
  void neverVerified() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.signal(signedUp(1, stage.now()));
      stage.later(Duration.ofDays(38));
      StoredHistories.save("lead-never-verified.json", stage.history());
    }
  }

  @Test
  void parkedAndRetried() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.mails.down(true);
      stage.signal(signedUp(1, stage.now()));
      stage.later(Duration.ofDays(2));
      stage.mails.down(false);
      stage.signal(stepRetried(stage.now()));
      stage.later(Duration.ofMinutes(1));
      stage.signal(confirmed(1, stage.now()));
      stage.awaitStage(LeadStage.ACTIVE);
      StoredHistories.save("lead-parked-and-retried.json", stage.history());
    }
  }

  @Test
  void continuedAsNew() {
    try (LeadLifecycleStage stage =
        new LeadLifecycleStage(LeadLifecycleContinueAsNewTest.Impatient.class)) {
      stage.signal(signedUp(1, stage.now()));
      stage.awaitStage(LeadStage.VERIFYING);
      String firstRun = stage.runId();
      for (int i = 0; i < 5 && stage.runId().equals(firstRun); i++) {
        stage.later(Duration.ofMinutes(10));
        stage.signal(resendRequested(stage.now()));
        stage.later(Duration.ofSeconds(10));
      }
      stage.signal(confirmed(1, stage.now()));
      stage.awaitStage(LeadStage.ACTIVE);
      StoredHistories.save("lead-continued-as-new-1.json", stage.history(firstRun));
      StoredHistories.save("lead-continued-as-new-2.json", stage.history());
    }
  }

  @Test
  void quietWonBackAndLetGo() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.store.engagement(() -> seen(null));
      active(stage);
      stage.later(Duration.ofDays(40));
      stage.signal(kept(stage.now()));
      stage.awaitStage(LeadStage.ACTIVE);
      stage.later(Duration.ofDays(80));
      StoredHistories.save("lead-won-back-and-let-go.json", stage.history());
    }
  }

  @Test
  void pausedWithAnotherAddressAndTexts() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.store.engagement(() -> seen(stage.now()));
      active(stage);
      stage.signal(addressChange(2, stage.now()));
      stage.later(Duration.ofHours(1));
      stage.signal(addressConfirmed(2, stage.now()));
      stage.signal(smsStopped(stage.now()));
      stage.signal(pauseRequested(stage.now().plus(Duration.ofDays(5)), Actor.LEAD, stage.now()));
      stage.later(Duration.ofDays(50));
      stage.signal(eraseRequested(stage.now()));
      stage.await(() -> !stage.running());
      StoredHistories.save("lead-paused-changed-and-erased.json", stage.history());
    }
  }

  @Test
  void textsStoppedAndStartedAgain() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.store.engagement(() -> seen(stage.now()));
      active(stage);
      stage.signal(smsStopped(stage.now()));
      stage.later(Duration.ofDays(3));
      stage.signal(smsStarted(stage.now()));
      stage.later(Duration.ofDays(2));
      StoredHistories.save("lead-texts-stopped-and-started.json", stage.history());
    }
  }

  @Test
  void parkedWinback() {
    try (LeadLifecycleStage stage = new LeadLifecycleStage()) {
      stage.store.engagement(() -> seen(null));
      active(stage);
      stage.later(Duration.ofDays(35));
      stage.notices.down(true);
      stage.later(Duration.ofDays(10));
      stage.notices.down(false);
      stage.signal(stepRetried(stage.now()));
      stage.later(Duration.ofDays(20));
      StoredHistories.save("lead-parked-winback.json", stage.history());
    }
  }

  private static void active(LeadLifecycleStage stage) {
    stage.signal(signedUpForBoth(1, stage.now()));
    stage.awaitStage(LeadStage.VERIFYING);
    stage.signal(confirmed(1, stage.now()));
    stage.awaitStage(LeadStage.ACTIVE);
  }

  private static Engagement seen(@Nullable Instant strong) {
    return new Engagement(strong, null, 30, null, 1, LifecycleSettings.DEFAULTS);
  }
}
