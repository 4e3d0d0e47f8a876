package io.leadline.activities.signup;

import io.leadline.activities.address.AddressReport;
import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadEngagement;
import io.leadline.activities.lead.LeadFacts;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.ResendLimits;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.OptIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes sign-ups from the public, from operators and from imports. One lead per address; the answer
 * does not tell whether the address was known. When this returns the lead is stored and its
 * workflow hears of it, now or through the outbox.
 */
public final class SignUp {
  /** A form sent twice by an impatient finger is one wish. */
  private static final Duration SAME_WISH = Duration.ofSeconds(30);

  private final FormCheck forms;
  private final SignUpLimits limits;
  private final LeadStore leads;
  private final LeadFacts facts;
  private final LeadDesk desk;
  private final Suppressions suppressions;
  private final ResendLimits mails;
  private final AddressHasher hasher;
  private final RandomIds ids;
  private final InstantSource clock;

  public SignUp(
      FormCheck forms,
      SignUpLimits limits,
      LeadStore leads,
      LeadFacts facts,
      LeadDesk desk,
      Suppressions suppressions,
      ResendLimits mails,
      AddressHasher hasher,
      RandomIds ids,
      InstantSource clock) {
    this.forms = forms;
    this.limits = limits;
    this.leads = leads;
    this.facts = facts;
    this.desk = desk;
    this.suppressions = suppressions;
    this.mails = mails;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  /** Checks the form, and stores the lead or does what a sign-up means for the one there is. */
  public SignUpResult signUp(SignUpForm form) {
    FormCheck.Checked checked = forms.check(form);
    if (!checked.problems().isEmpty()) {
      return new SignUpResult.Refused(checked.problems());
    }
    String email = checked.address().address();
    String domain = email.substring(email.lastIndexOf('@') + 1);
    Optional<Duration> wait =
        form.ip() == null ? Optional.empty() : limits.count(form.ip(), domain);
    if (wait.isPresent()) {
      return new SignUpResult.TooMany(wait.get());
    }
    Lead wanted = lead(form, checked, clock.instant());
    Lead known = leads.findByEmailHash(wanted.emailHash()).orElse(null);
    if (known == null) {
      facts.learn(entry(wanted));
      known = leads.findByEmailHash(wanted.emailHash()).orElse(wanted);
      if (known.id().equals(wanted.id())) {
        return accepted(wanted.id(), false, checked);
      }
    }
    again(known, wanted);
    return accepted(known.id(), true, checked);
  }

  private static SignUpResult accepted(String leadId, boolean known, FormCheck.Checked checked) {
    AddressReport address = checked.address();
    return new SignUpResult.Accepted(
        leadId, known, address.suggestion(), address.shared(), checked.place());
  }

  /** A sign-up of an address that has a lead: what it means depends on where that one stands. */
  private void again(Lead known, Lead wanted) {
    Instant now = wanted.createdAt();
    if (known.awaitsProof()) {
      if (known.consent().givenAt().plus(SAME_WISH).isBefore(now)) {
        desk.resend(known);
      }
      return;
    }
    if (known.active() || !mails.allowSignUp(known, now) || unmailable(known)) {
      return;
    }
    List<ConsentRecord> consents = new ArrayList<>(known.consents());
    int epoch = known.epoch() + 1;
    consents.add(wanted.consent().ofEpoch(epoch));
    facts.learn(entry(known.renewedBy(wanted.inEpoch(epoch, consents))));
  }

  /** After a complaint or a hard bounce only an operator may open the address again. */
  private boolean unmailable(Lead known) {
    return suppressions
        .find(Channel.EMAIL, known.emailHash())
        .filter(held -> held.reason() != Suppression.Reason.UNSUBSCRIBED)
        .isPresent();
  }

  private OutboxEntry entry(Lead lead) {
    Instant at = lead.consent().givenAt();
    return OutboxEntry.signUp(
        lead,
        new LeadEvent.SignedUp(
            ids.next(),
            at,
            lead.epoch(),
            OptIn.FORM,
            lead.phone() != null && lead.consent().sms()));
  }

  private Lead lead(SignUpForm form, FormCheck.Checked checked, Instant now) {
    String id = ids.next();
    String email = checked.address().address();
    String phone = checked.phone();
    return new Lead(
        id,
        email,
        hasher.email(email),
        phone,
        phone == null ? null : hasher.phone(phone),
        checked.interest(),
        Frequency.DAILY,
        checked.timeZone(),
        form.externalId(),
        List.of(
            new ConsentRecord(
                1,
                form.consentEmail(),
                form.consentSms(),
                form.consentText().strip(),
                form.ip(),
                now,
                null)),
        1,
        null,
        List.of(),
        LeadEngagement.NONE,
        now,
        LeadState.fresh(id, now));
  }
}
