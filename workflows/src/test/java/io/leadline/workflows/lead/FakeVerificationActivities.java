package io.leadline.workflows.lead;

import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes down which verification mails are asked for, and ends them as it is told. */
public final class FakeVerificationActivities implements VerificationActivities {
  private final List<VerificationRequest> attempts = new CopyOnWriteArrayList<>();
  private final List<VerificationRequest> ended = new CopyOnWriteArrayList<>();
  private volatile VerificationResult result = VerificationResult.SENT;
  private volatile boolean down;

  /** How mails end from now on. */
  public void endWith(VerificationResult next) {
    result = next;
  }

  /** Whether the provider is down. */
  public void down(boolean isDown) {
    down = isDown;
  }

  @Override
  public VerificationResult sendVerification(VerificationRequest request) {
    attempts.add(request);
    if (down) {
      throw ApplicationFailure.newFailure("the provider is down", "THROTTLED", "failure1");
    }
    ended.add(request);
    return result;
  }

  /** Every attempt, failed ones included. */
  public List<VerificationRequest> attempts() {
    return List.copyOf(attempts);
  }

  /** Ordinals of the mails that came to an end. */
  public List<Integer> ordinals() {
    return ended.stream().map(VerificationRequest::ordinal).toList();
  }
}
