package io.leadline.activities.lead;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps facts in the stores and tells them to the workflows, in the order that {@link LeadFacts}
 * promises. Every step may run twice: facts by their own time and epoch, signals by the entry's id.
 */
public final class StoredLeadFacts implements LeadFacts {
  /** The first delivery has this long before {@link OutboxDelivery} takes an entry for left. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;
  private static final Logger log = LoggerFactory.getLogger(StoredLeadFacts.class);

  private final Outbox outbox;
  private final LeadStore leads;
  private final Suppressions suppressions;
  private final LeadSignals signals;
  private final InstantSource clock;

  public StoredLeadFacts(
      Outbox outbox,
      LeadStore leads,
      Suppressions suppressions,
      LeadSignals signals,
      InstantSource clock) {
    this.outbox = outbox;
    this.leads = leads;
    this.suppressions = suppressions;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void learn(OutboxEntry entry) {
    OutboxEntry kept = entry.notBefore(clock.instant().plus(GRACE));
    outbox.put(kept);
    complete(kept);
  }

  /**
   * Does whatever is left to do of a stored entry.
   *
   * @return whether it is done; otherwise the fact holds and the entry was put off
   */
  boolean complete(OutboxEntry entry) {
    if (!hold(entry)) {
      outbox.remove(entry.id());
      return true;
    }
    try {
      signals.deliver(entry.leadId(), entry.event());
      outbox.remove(entry.id());
      return true;
    } catch (RuntimeException e) {
      log.warn("Outbox entry {} for lead {} waits: {}", entry.id(), entry.leadId(), e.toString());
      putOff(entry);
      return false;
    }
  }

  private void putOff(OutboxEntry entry) {
    long doublings = Math.min(entry.attempts(), MOST_DOUBLINGS);
    Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
    Instant dueAt =
        clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
    try {
      outbox.postpone(entry.id(), dueAt);
    } catch (BackendUnavailableException e) {
      log.warn("Outbox entry {} stays due", entry.id(), e);
    }
  }

  /** Makes the fact hold; false when there is no such lead, so nobody needs to hear of it. */
  private boolean hold(OutboxEntry entry) {
    return switch (entry.event()) {
      case LeadEvent.SignedUp signedUp -> signedUp(entry, signedUp);
      case LeadEvent.Confirmed it -> confirmed(entry.leadId(), it);
      case LeadEvent.Unsubscribed it ->
          suppressed(entry.leadId(), it.channel(), Suppression.Reason.UNSUBSCRIBED, it.at());
      case LeadEvent.Complained it ->
          suppressed(entry.leadId(), it.channel(), Suppression.Reason.COMPLAINED, it.at());
      case LeadEvent.Bounced it -> bounced(entry.leadId(), it);
      case LeadEvent.ResendRequested it -> isKnown(entry);
      case LeadEvent.StepRetried it -> isKnown(entry);
      case LeadEvent.Engaged it -> isKnown(entry);
      case LeadEvent.DeliveryFailing it -> isKnown(entry);
      case LeadEvent.DeliveryRestored it -> isKnown(entry);
      case LeadEvent.SmsStopped it -> isKnown(entry);
      case LeadEvent.SmsStarted it -> isKnown(entry);
      case LeadEvent.PauseRequested it -> isKnown(entry);
      case LeadEvent.ResumeRequested it -> isKnown(entry);
      case LeadEvent.Kept it -> isKnown(entry);
      case LeadEvent.AddressChangeRequested it -> isKnown(entry);
      case LeadEvent.AddressConfirmed it -> isKnown(entry);
      case LeadEvent.PreferencesChanged it -> isKnown(entry);
      case LeadEvent.EraseRequested it -> isKnown(entry);
    };
  }

  private boolean isKnown(OutboxEntry entry) {
    return leads.find(entry.leadId()).isPresent();
  }

  private boolean signedUp(OutboxEntry entry, LeadEvent.SignedUp event) {
    Lead lead = entry.signUp();
    if (lead == null) {
      return leads.find(entry.leadId()).isPresent();
    }
    if (event.epoch() > 1) {
      leads.renew(lead);
      return true;
    }
    // Of two racing sign-ups of one address the store lets one in; the other has no lead.
    return leads.insert(lead).map(known -> known.id().equals(lead.id())).orElse(true);
  }

  private boolean confirmed(String leadId, LeadEvent.Confirmed event) {
    Optional<Lead> found = leads.find(leadId);
    found.ifPresent(
        lead -> {
          leads.confirm(leadId, event.epoch(), event.at());
          if (event.epoch() == lead.epoch()) {
            suppressions.lift(Channel.EMAIL, lead.emailHash(), event.at());
          }
        });
    return found.isPresent();
  }

  private boolean bounced(String leadId, LeadEvent.Bounced event) {
    Optional<Lead> found = leads.find(leadId);
    boolean current =
        found.filter(lead -> lead.life().addressVersion() == event.addressVersion()).isPresent();
    return current
        ? suppressed(leadId, event.channel(), Suppression.Reason.BOUNCED, event.at())
        : found.isPresent();
  }

  private boolean suppressed(
      String leadId, Channel channel, Suppression.Reason reason, Instant at) {
    Optional<Lead> found = leads.find(leadId);
    found.ifPresent(
        lead -> {
          @Nullable String hash = channel == Channel.EMAIL ? lead.emailHash() : lead.phoneHash();
          boolean overruled =
              reason == Suppression.Reason.UNSUBSCRIBED && lead.optedInAgainAfter(at);
          if (hash != null && !overruled) {
            suppressions.suppress(new Suppression(channel, hash, reason, at));
          }
        });
    return found.isPresent();
  }
}
