package io.leadline.starter.start;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.LeadSignals;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does not ask Temporal again for a moment after it was found away, so that during an outage one
 * caller in a while waits for it and all others get their answer at once. What is refused here
 * waits in the outbox.
 */
public final class RestingLeadSignals implements LeadSignals {
  private record Rest(Instant until, BackendUnavailableException cause) {}

  private final LeadSignals signals;
  private final Duration rest;
  private final InstantSource clock;
  private final AtomicReference<Rest> resting = new AtomicReference<>();

  public RestingLeadSignals(LeadSignals signals, Duration rest, InstantSource clock) {
    this.signals = signals;
    this.rest = rest;
    this.clock = clock;
  }

  @Override
  public void deliver(String leadId, LeadEvent event) {
    Rest now = resting.get();
    if (now != null && clock.instant().isBefore(now.until())) {
      throw new BackendUnavailableException(
          now.cause().backend(), "found away a moment ago", now.cause());
    }
    try {
      signals.deliver(leadId, event);
      resting.set(null);
    } catch (BackendUnavailableException e) {
      resting.set(new Rest(clock.instant().plus(rest), e));
      throw e;
    }
  }
}
