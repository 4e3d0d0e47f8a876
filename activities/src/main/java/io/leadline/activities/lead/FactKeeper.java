package io.leadline.activities.lead;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LeadTransitions;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.Occurrence;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.Strength;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes facts hold in the stores: leads, consent, suppression, alerts. Each fact may be kept twice
 * and in any order: the stores compare times, epochs and versions.
 */
public final class FactKeeper {
  private static final Logger log = LoggerFactory.getLogger(FactKeeper.class);

  private final LeadStore leads;
  private final Suppressions suppressions;
  private final AlertEnrolment alerts;
  private final LeadTraces traces;
  private final InstantSource clock;

  public FactKeeper(
      LeadStore leads,
      Suppressions suppressions,
      AlertEnrolment alerts,
      LeadTraces traces,
      InstantSource clock) {
    this.leads = leads;
    this.suppressions = suppressions;
    this.alerts = alerts;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * Makes the fact hold.
   *
   * @return false when nobody needs to hear of it: there is no such lead, or it was erased
   */
  boolean hold(OutboxEntry entry) {
    if (entry.event() instanceof LeadEvent.SignedUp event) {
      return signedUp(entry, event);
    }
    Lead lead = leads.find(entry.leadId()).orElse(null);
    if (lead == null) {
      return false;
    }
    if (lead.life().stage() == LeadStage.ERASED) {
      log.info("Dropped {} of erased lead {}", entry.event().name(), lead.id());
      return false;
    }
    return hold(lead, entry.event(), entry.fact());
  }

  private boolean hold(Lead lead, LeadEvent event, @Nullable LeadFact fact) {
    switch (event) {
      case LeadEvent.Confirmed it -> confirmed(lead, it);
      case LeadEvent.Unsubscribed it -> withdrawn(lead, it.channel(), it.at());
      case LeadEvent.SmsStopped it -> withdrawn(lead, Channel.SMS, it.at());
      case LeadEvent.SmsStarted it -> textsAgreedTo(lead, it, fact);
      case LeadEvent.Complained it ->
          suppress(hash(lead, it.channel()), it.channel(), Suppression.Reason.COMPLAINED, it.at());
      case LeadEvent.Bounced it -> bounced(lead, it);
      case LeadEvent.Engaged it ->
          change(lead, stored -> stored.engaged(it.source().strength(), it.at()));
      case LeadEvent.Kept it -> change(lead, stored -> stored.engaged(Strength.STRONG, it.at()));
      case LeadEvent.PreferencesChanged it -> wishesChanged(lead, it, fact);
      case LeadEvent.AddressChangeRequested it -> {
        if (fact instanceof LeadFact.NewAddress(PendingAddress address)) {
          change(lead, stored -> stored.awaiting(address));
        }
      }
      case LeadEvent.AddressConfirmed it -> {
        return addressConfirmed(lead, it);
      }
      case LeadEvent.EraseRequested it -> erased(lead, it.at());
      case LeadEvent.SignedUp it -> throw new IllegalStateException("handled before");
      case LeadEvent.ResendRequested it -> {}
      case LeadEvent.StepRetried it -> {}
      case LeadEvent.PauseRequested it -> {}
      case LeadEvent.ResumeRequested it -> {}
      case LeadEvent.DeliveryFailing it -> {}
      case LeadEvent.DeliveryRestored it -> {}
    }
    return true;
  }

  private boolean signedUp(OutboxEntry entry, LeadEvent.SignedUp event) {
    if (!(entry.fact() instanceof LeadFact.SignUp(Lead lead))) {
      return leads.find(entry.leadId()).isPresent();
    }
    if (leads.find(entry.leadId()).filter(Lead::isErased).isPresent()) {
      return false;
    }
    if (event.epoch() > 1) {
      leads.renew(lead);
      return true;
    }
    // Of two racing sign-ups of one address the store lets one in; the other has no lead.
    boolean stored = leads.insert(lead).map(known -> known.id().equals(lead.id())).orElse(true);
    if (stored && event.optIn() == OptIn.PROVED) {
      leads
          .find(lead.id())
          .filter(now -> now.life().version() == 0 && !now.isForgotten())
          .ifPresent(unheard -> enrol(unheard, event, entry.dueAt()));
    }
    return stored;
  }

  /** Alerts of a proved lead begin with its turn, whenever the engine gets to it. */
  private void enrol(Lead lead, LeadEvent.SignedUp event, Instant turn) {
    LeadState proved =
        LeadTransitions.next(
                lead.life(), new Occurrence.Heard(event), LifecycleSettings.DEFAULTS, event.at())
            .after();
    Instant now = clock.instant();
    alerts.enrol(lead.withLife(proved), turn.isAfter(now) ? turn : now);
  }

  private void confirmed(Lead lead, LeadEvent.Confirmed event) {
    leads.confirm(lead.id(), event.epoch(), event.at());
    if (event.epoch() == lead.epoch()) {
      suppressions.lift(Channel.EMAIL, lead.emailHash(), event.at());
      String phone = lead.phoneHash();
      if (phone != null && lead.consent().sms()) {
        suppressions.lift(Channel.SMS, phone, event.at());
      }
    }
  }

  private void withdrawn(Lead lead, Channel channel, Instant at) {
    if (!lead.optedInAgainAfter(channel, at)) {
      suppress(hash(lead, channel), channel, Suppression.Reason.UNSUBSCRIBED, at);
    }
  }

  private void textsAgreedTo(Lead lead, LeadEvent.SmsStarted event, @Nullable LeadFact fact) {
    Lead agreed =
        fact instanceof LeadFact.TextConsent consent
            ? change(lead, stored -> agreedToTexts(stored, consent, event.at()))
            : lead;
    String phone = agreed.phoneHash();
    if (phone != null) {
      suppressions.lift(Channel.SMS, phone, event.at());
    }
    boolean goesOn = agreed.active() && agreed.life().sms().usable();
    if (goesOn && !Objects.equals(phone, lead.phoneHash())) {
      alerts.enrol(agreed, clock.instant());
    }
  }

  private static Lead agreedToTexts(Lead stored, LeadFact.TextConsent consent, Instant at) {
    Lead agreed = stored.agreedToTexts(consent.text(), at);
    String phone = consent.phone();
    String hash = consent.phoneHash();
    return phone == null || hash == null ? agreed : agreed.withPhone(phone, hash);
  }

  /** A bounce is about an address and not about its lead, who may have another by now. */
  private void bounced(Lead lead, LeadEvent.Bounced event) {
    Optional<String> hash =
        event.channel() == Channel.EMAIL
            ? lead.addressHash(event.addressVersion())
            : Optional.ofNullable(lead.phoneHash());
    suppress(hash.orElse(null), event.channel(), Suppression.Reason.BOUNCED, event.at());
  }

  private void wishesChanged(
      Lead lead, LeadEvent.PreferencesChanged event, @Nullable LeadFact fact) {
    Lead changed =
        change(
            lead,
            stored -> {
              Lead heard =
                  event.by() == Actor.LEAD ? stored.engaged(Strength.STRONG, event.at()) : stored;
              return fact instanceof LeadFact.Wishes(Preferences preferences)
                  ? heard.withPreferences(preferences)
                  : heard;
            });
    if (changed.active()) {
      alerts.enrol(changed, clock.instant());
    }
  }

  private boolean addressConfirmed(Lead lead, LeadEvent.AddressConfirmed event) {
    try {
      Lead adopted =
          change(
              lead,
              stored ->
                  stored.adopting(event.addressVersion()).engaged(Strength.STRONG, event.at()));
      if (!adopted.hasAdopted(event.addressVersion())) {
        return false;
      }
      suppressions.lift(Channel.EMAIL, adopted.emailHash(), event.at());
      return true;
    } catch (AddressTakenException e) {
      log.warn("Lead {} keeps its address: {}", lead.id(), e.getMessage());
      change(lead, stored -> stored.dropping(null));
      return false;
    }
  }

  /** The hashes stay suppressed, so that the address is not written to again by accident. */
  private void erased(Lead lead, Instant at) {
    for (Channel channel : Channel.values()) {
      suppress(hash(lead, channel), channel, Suppression.Reason.UNSUBSCRIBED, at);
    }
    alerts.forget(lead.id());
    change(lead, Lead::erased);
    traces.forget(lead);
  }

  private Lead change(Lead lead, UnaryOperator<Lead> change) {
    return leads.change(lead.id(), change).orElse(lead);
  }

  private static @Nullable String hash(Lead lead, Channel channel) {
    return switch (channel) {
      case EMAIL -> lead.isForgotten() ? null : lead.emailHash();
      case SMS -> lead.phoneHash();
    };
  }

  private void suppress(
      @Nullable String hash, Channel channel, Suppression.Reason reason, Instant at) {
    if (hash != null) {
      suppressions.suppress(new Suppression(channel, hash, reason, at));
    }
  }
}
