package io.leadline.activities.lead;

import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How many verification mails one address may be made to receive, counted from what is stored: a
 * stranger could type the address of somebody else again and again.
 */
public final class ResendLimits {
  private static final Duration DAY = Duration.ofDays(1);

  private final LifecycleSettings settings;

  public ResendLimits(LifecycleSettings settings) {
    this.settings = settings;
  }

  /** Whether the lead may be sent one more mail of the running opt-in now. */
  boolean allow(Lead lead, Instant now) {
    var resends = lead.life().resends();
    return resends.size() < settings.resendsInAll()
        && since(resends.stream(), now.minus(DAY)) < settings.resendsPerDay();
  }

  /** Whether the lead may open one more opt-in now; each opt-in sends a mail by itself. */
  public boolean allowSignUp(Lead lead, Instant now) {
    Stream<Instant> mails =
        Stream.concat(
            lead.consents().stream().map(ConsentRecord::givenAt), lead.life().resends().stream());
    return since(mails, now.minus(DAY)) < settings.resendsPerDay();
  }

  /** Whether the lead may have one more new address proved now; each sends a mail to a stranger. */
  boolean allowAddress(Lead lead, Instant now) {
    PendingAddress pending = lead.pendingAddress();
    return pending == null
        || !pending.requestedAt().isAfter(now.minus(DAY))
        || pending.version() - lead.addressVersion() < settings.resendsPerDay();
  }

  private static long since(Stream<Instant> moments, Instant start) {
    return moments.filter(moment -> moment.isAfter(start)).count();
  }
}
