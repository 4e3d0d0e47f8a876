package io.leadline.activities.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The subscriptions as the store said a moment ago, so that no event costs a read. */
public final class SubscriptionsInSight {
  private static final Duration AGE = Duration.ofSeconds(1);

  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private volatile Seen seen = new Seen(List.of(), Instant.MIN);

  private record Seen(List<Subscription> all, Instant until) {}

  public SubscriptionsInSight(Subscriptions subscriptions, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  List<Subscription> all() {
    Seen last = seen;
    Instant now = clock.instant();
    if (!now.isBefore(last.until)) {
      last = new Seen(subscriptions.all(), now.plus(AGE));
      seen = last;
    }
    return last.all;
  }
}
