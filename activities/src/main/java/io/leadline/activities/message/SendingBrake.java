package io.leadline.activities.message;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The brake of a channel as the store said at most half a second ago, so that a stop holds in every
 * process within a second without a read per call. A store that is away lets nothing pass.
 */
public final class SendingBrake implements SendingGate {
  private static final Duration BELIEVED = Duration.ofMillis(500);

  private final JobBrakes brakes;
  private final InstantSource clock;
  private volatile Seen seen = new Seen(List.of(), Instant.MIN);

  public SendingBrake(JobBrakes brakes, InstantSource clock) {
    this.brakes = brakes;
    this.clock = clock;
  }

  @Override
  public Optional<String> stopped(Channel channel) {
    String what = Brake.sending(channel);
    return brakes().stream()
        .filter(brake -> brake.what().equals(what))
        .map(brake -> words(channel, brake))
        .findFirst();
  }

  @Override
  public boolean slowed(Channel channel) {
    String what = Brake.slow(channel);
    return brakes().stream().anyMatch(brake -> brake.what().equals(what));
  }

  /** A stop in words, such as {@code EMAIL was stopped by cli at 2026-11-28T08:00:00Z: typo}. */
  public static String words(Channel channel, Brake brake) {
    String why = brake.why().isEmpty() ? "" : ": " + brake.why();
    return channel + " was stopped by " + brake.by() + " at " + brake.at() + why;
  }

  private List<Brake> brakes() {
    Instant now = clock.instant();
    Seen last = seen;
    if (!now.isBefore(last.until)) {
      last = new Seen(brakes.all(), now.plus(BELIEVED));
      seen = last;
    }
    return last.brakes;
  }

  private record Seen(List<Brake> brakes, Instant until) {}
}
