package io.leadline.activities.lead;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    GONE,
    /** Another lead has proved this address before. */
    TAKEN
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
    return findAll(idOrAddressOrPhone).stream().findFirst();
  }

  /** Every lead that goes by that name, newest first: several may share a phone number. */
  public List<Lead> findAll(String idOrAddressOrPhone) {
    String text = idOrAddressOrPhone.strip();
    if (text.indexOf('@') >= 0) {
      return AddressCheck.normalise(text)
          .map(hasher::email)
          .flatMap(leads::findByEmailHash)
          .stream()
          .toList();
    }
    return leads
        .find(text)
        .or(() -> leads.findByExternalId(text))
        .map(List::of)
        .orElseGet(() -> withPhone(phones.check(text).e164()));
  }

  private List<Lead> withPhone(@Nullable String e164) {
    return e164 == null
        ? List.of()
        : leads.findByPhoneHash(hasher.phone(e164)).stream()
            .sorted(Comparator.comparing(Lead::createdAt).reversed())
            .toList();
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
    learn(lead, new LeadEvent.Unsubscribed(ids.next(), clock.instant(), channel, cause));
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

  /**
   * Pauses alerts.
   *
   * @param until when they resume by themselves; null, for an operator only, until further notice
   * @return false when the lead is in no stage that can be paused
   */
  public boolean pause(Lead lead, @Nullable Instant until, Actor by) {
    if (!lead.life().stage().isLiving()) {
      return false;
    }
    learn(lead, new LeadEvent.PauseRequested(ids.next(), clock.instant(), until, by));
    return true;
  }

  /**
   * Ends a pause before its time.
   *
   * @return false when the lead is in no stage that can be paused
   */
  public boolean resume(Lead lead, Actor by) {
    if (!lead.life().stage().isLiving()) {
      return false;
    }
    learn(lead, new LeadEvent.ResumeRequested(ids.next(), clock.instant(), by));
    return true;
  }

  /** The lead says that it is still looking. */
  public void keep(Lead lead) {
    learn(lead, new LeadEvent.Kept(ids.next(), clock.instant()));
  }

  /** Takes over what the lead wants from now on. */
  public void changePreferences(Lead lead, Preferences wanted, Actor by) {
    if (!wanted.equals(lead.preferences())) {
      var event = new LeadEvent.PreferencesChanged(ids.next(), clock.instant(), by);
      facts.learn(OutboxEntry.storing(lead.id(), event, new LeadFact.Wishes(wanted)));
    }
  }

  /**
   * Text messages from now on.
   *
   * @param text what the lead agreed to
   */
  public void startTexts(Lead lead, String text, Actor by) {
    startTexts(lead, text, null, by);
  }

  /**
   * Text messages from now on, perhaps to another number.
   *
   * @param text what the lead agreed to
   * @param e164 a checked number; null for the known one
   */
  public void startTexts(Lead lead, String text, @Nullable String e164, Actor by) {
    var event = new LeadEvent.SmsStarted(ids.next(), clock.instant(), by);
    String hash = e164 == null ? null : hasher.phone(e164);
    facts.learn(OutboxEntry.storing(lead.id(), event, new LeadFact.TextConsent(text, e164, hash)));
  }

  /**
   * Mail again for a lead that lives on by text: opens another opt-in, whose address is proved
   * beside what runs.
   *
   * @param text what the lead agreed to
   * @return false when that was asked for too often
   */
  public boolean startMail(Lead lead, String text) {
    Instant now = clock.instant();
    if (!limits.allowSignUp(lead, now)) {
      return false;
    }
    int epoch = lead.epoch() + 1;
    List<ConsentRecord> consents = new ArrayList<>(lead.consents());
    consents.add(new ConsentRecord(epoch, true, false, text, null, now, null));
    var event = new LeadEvent.SignedUp(ids.next(), now, epoch, OptIn.FORM, false);
    facts.learn(OutboxEntry.signUp(lead.inEpoch(epoch, consents), event));
    return true;
  }

  /**
   * Asks for the proof of an address that is to replace the one in use. What another lead has is
   * found out only when it is proved, so that nobody learns whose addresses we know.
   *
   * @param email a checked, normalised address
   * @return false when that was asked for too often
   */
  public boolean requestAddressChange(Lead lead, String email) {
    Instant now = clock.instant();
    if (!limits.allowAddress(lead, now)) {
      return false;
    }
    PendingAddress pending = lead.pendingAddress();
    int known = Math.max(lead.addressVersion(), pending == null ? 0 : pending.version());
    PendingAddress wanted = new PendingAddress(email, hasher.email(email), known + 1, now);
    var event = new LeadEvent.AddressChangeRequested(ids.next(), now, wanted.version());
    facts.learn(OutboxEntry.storing(lead.id(), event, new LeadFact.NewAddress(wanted)));
    return true;
  }

  /** Proves the address that the token was sent to. Safe to repeat. */
  public ConfirmResult confirmAddress(LinkToken token) {
    Lead lead = leads.find(token.leadId()).orElse(null);
    if (lead == null || token.purpose() != LinkToken.Purpose.NEW_ADDRESS || lead.ended()) {
      return ConfirmResult.GONE;
    }
    PendingAddress pending = lead.pendingAddress();
    if (pending == null || pending.version() != token.addressVersion()) {
      boolean inUse = lead.addressVersion() == token.addressVersion();
      return inUse ? ConfirmResult.ALREADY_CONFIRMED : ConfirmResult.OLD_EPOCH;
    }
    learn(
        lead, new LeadEvent.AddressConfirmed(ids.next(), clock.instant(), token.addressVersion()));
    boolean adopted =
        leads.find(lead.id()).filter(now -> now.hasAdopted(token.addressVersion())).isPresent();
    return adopted ? ConfirmResult.CONFIRMED : ConfirmResult.TAKEN;
  }

  /** Deletes everything that is known of the lead; see docs/lead-lifecycle.md for what stays. */
  public void erase(Lead lead, Actor by) {
    learn(lead, new LeadEvent.EraseRequested(ids.next(), clock.instant(), by));
  }

  private void learn(Lead lead, LeadEvent event) {
    facts.learn(OutboxEntry.about(lead.id(), event));
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
