package io.leadline.activities.lead;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/**
 * What pages, routes and the CLI do with a lead that exists. Every act is a fact that holds when
 * the method returns; the lead's workflow hears of it as soon as Temporal takes it.
 */
public final class LeadDesk {
  private final LeadStore leads;
  private final LeadFacts facts;
  private final AddressHasher hasher;
  private final PhoneCheck phones;
  private final ResendLimits limits;
  private final RandomIds ids;
  private final InstantSource clock;

  public LeadDesk(
      LeadStore leads,
      LeadFacts facts,
      AddressHasher hasher,
      PhoneCheck phones,
      ResendLimits limits,
      RandomIds ids,
      InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.hasher = hasher;
    this.phones = phones;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /** What pressing the button behind a verification link did. */
  public enum ConfirmResult {
    CONFIRMED,
    ALREADY_CONFIRMED,
    /** The lead has signed up again since; the newer mail has the link that counts. */
    OLD_EPOCH,
    /** There is no such lead any more, or its life has ended. */
    GONE
  }

  /** What asking for another verification mail did. */
  public enum ResendResult {
    SENT_SOON,
    TOO_MANY,
    /** The lead is not waiting for a verification mail. */
    NOT_WAITING
  }

  /** Finds a lead by id, address, phone number (the newest that has it) or external id. */
  public Optional<Lead> find(String idOrAddressOrPhone) {
    String text = idOrAddressOrPhone.strip();
    if (text.indexOf('@') >= 0) {
      return AddressCheck.normalise(text).map(hasher::email).flatMap(leads::findByEmailHash);
    }
    return leads
        .find(text)
        .or(() -> leads.findByExternalId(text))
        .or(() -> Optional.ofNullable(phones.check(text).e164()).flatMap(this::newestWithPhone));
  }

  private Optional<Lead> newestWithPhone(String e164) {
    return leads.findByPhoneHash(hasher.phone(e164)).stream()
        .max(Comparator.comparing(Lead::createdAt));
  }

  /** Proves the address of the opt-in that the token belongs to. Safe to repeat. */
  public ConfirmResult confirm(LinkToken token) {
    Lead lead = leads.find(token.leadId()).orElse(null);
    if (lead == null || token.purpose() != LinkToken.Purpose.VERIFY) {
      return ConfirmResult.GONE;
    }
    if (token.epoch() < lead.epoch()) {
      return ConfirmResult.OLD_EPOCH;
    }
    if (lead.consent().confirmedAt() != null) {
      return ConfirmResult.ALREADY_CONFIRMED;
    }
    if (lead.ended()) {
      return ConfirmResult.GONE;
    }
    var event = new LeadEvent.Confirmed(ids.next(), clock.instant(), token.epoch());
    facts.learn(OutboxEntry.about(lead.id(), event));
    return ConfirmResult.CONFIRMED;
  }

  /** Withdraws consent on a channel; when this returns nothing more is sent there. */
  public void unsubscribe(Lead lead, Channel channel, OptOutCause cause) {
    var event = new LeadEvent.Unsubscribed(ids.next(), clock.instant(), channel, cause);
    facts.learn(OutboxEntry.about(lead.id(), event));
  }

  /** Asks for another verification mail, within the limits. */
  public ResendResult resend(Lead lead) {
    if (!lead.awaitsProof()) {
      return ResendResult.NOT_WAITING;
    }
    if (!limits.allow(lead, clock.instant())) {
      return ResendResult.TOO_MANY;
    }
    var event = new LeadEvent.ResendRequested(ids.next(), clock.instant());
    facts.learn(OutboxEntry.about(lead.id(), event));
    return ResendResult.SENT_SOON;
  }

  /** Has the parked step tried again; false when none is parked. */
  public boolean retryStep(Lead lead) {
    if (lead.life().parked() == null) {
      return false;
    }
    var event = new LeadEvent.StepRetried(ids.next(), clock.instant());
    facts.learn(OutboxEntry.about(lead.id(), event));
    return true;
  }
}
