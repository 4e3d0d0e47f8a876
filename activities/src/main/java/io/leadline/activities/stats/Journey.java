package io.leadline.activities.stats;

import io.leadline.activities.lead.LifeStep;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The life of one lead while it is counted: where it stands, and when it was active. */
final class Journey {
  /** Weeks after the sign-up at which a look is taken whether it is active. */
  static final List<Integer> LOOKS = List.of(1, 2, 4, 8, 12);

  private final Instant signedUpAt;
  private LeadStage stage = LeadStage.NEW;
  private boolean verified;
  private int looks;

  /** A bit for each look that found it active. */
  private int activeAt;

  boolean alerted;
  boolean clicked;

  Journey(Instant signedUpAt) {
    this.signedUpAt = signedUpAt;
  }

  /** Takes the next step; they come in order. */
  void step(LifeStep step) {
    lookUntil(step.at());
    stage = step.after();
    verified |= stage == LeadStage.ACTIVE;
  }

  /** Takes the looks that lie before that moment. */
  void lookUntil(Instant moment) {
    while (looks < LOOKS.size() && lookAt(looks).isBefore(moment)) {
      if (stage == LeadStage.ACTIVE) {
        activeAt |= 1 << looks;
      }
      looks++;
    }
  }

  private Instant lookAt(int look) {
    return signedUpAt.plus(Duration.ofDays(7L * LOOKS.get(look)));
  }

  boolean wasActive(int look) {
    return (activeAt & 1 << look) != 0;
  }

  Instant signedUpAt() {
    return signedUpAt;
  }

  LeadStage stage() {
    return stage;
  }

  boolean verified() {
    return verified;
  }
}
