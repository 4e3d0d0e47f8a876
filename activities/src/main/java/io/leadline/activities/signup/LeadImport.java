package io.leadline.activities.signup;

import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadEngagement;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.OutboxEntry;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.UntoldLeadFacts;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.signup.ImportRow.Proof;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.OptIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes over leads from a list, row by row. Each is stored at once; its workflow hears of it
 * through the outbox when its turn comes, so that neither the engine nor a mailbox provider sees a
 * burst. Addresses that are known are left as they are, so the same list may be imported again.
 */
public final class LeadImport {
  /** Stands for the words when the list does not prove any; the mail asks for the rest. */
  private static final String UNPROVED = "Imported by the job board, not proved.";

  private final FormCheck forms;
  private final LeadStore leads;
  private final UntoldLeadFacts facts;
  private final Suppressions suppressions;
  private final AddressHasher hasher;
  private final RandomIds ids;
  private final ImportPace pace;
  private final InstantSource clock;
  private long position;

  /**
   * @param waiting leads that wait for their turn already; these come after them
   */
  public LeadImport(
      FormCheck forms,
      LeadStore leads,
      UntoldLeadFacts facts,
      Suppressions suppressions,
      AddressHasher hasher,
      RandomIds ids,
      ImportPace pace,
      long waiting,
      InstantSource clock) {
    this.forms = forms;
    this.leads = leads;
    this.facts = facts;
    this.suppressions = suppressions;
    this.hasher = hasher;
    this.ids = ids;
    this.pace = pace;
    this.position = waiting;
    this.clock = clock;
  }

  /**
   * Stores the lead of a row, unless it cannot be used or is known.
   *
   * @param dry true only tells what would become of it
   */
  public ImportedRow take(ImportRow row, boolean dry) {
    Instant now = clock.instant();
    FormCheck.Checked checked = forms.check(form(row));
    List<FieldProblem> problems = new ArrayList<>(checked.problems());
    Proof proof = row.proof();
    if (proof != null && proof.at().isAfter(now)) {
      problems.add(FieldProblem.of("consentTime", "The consent cannot be given in the future."));
    }
    if (!problems.isEmpty()) {
      return new ImportedRow.Refused(List.copyOf(problems));
    }
    String hash = hasher.email(checked.address().address());
    if (leads.findByEmailHash(hash).isPresent()) {
      return new ImportedRow.Known();
    }
    // Whoever has left comes back by a sign-up of its own only, proof or not.
    if (suppressions.find(Channel.EMAIL, hash).isPresent()) {
      return new ImportedRow.Refused(
          List.of(FieldProblem.of("email", "This address must not be written to any more.")));
    }
    Instant turn = now.plus(pace.delay(position++));
    if (!dry) {
      Lead lead = lead(row, checked, hash, now);
      OptIn optIn = proof == null ? OptIn.IMPORTED : OptIn.PROVED;
      boolean sms = lead.phone() != null && row.sms();
      var event = new LeadEvent.SignedUp(ids.next(), now, 1, optIn, sms);
      facts.learn(OutboxEntry.signUp(lead, event).notBefore(turn));
    }
    return new ImportedRow.Added(proof != null, turn);
  }

  private static SignUpForm form(ImportRow row) {
    Proof proof = row.proof();
    return new SignUpForm(
        row.email(),
        row.phone(),
        row.query(),
        row.location(),
        row.radiusKm(),
        row.timeZone(),
        true,
        row.sms(),
        proof == null ? UNPROVED : proof.text(),
        proof == null ? null : proof.ip(),
        row.externalId(),
        row.minPay());
  }

  private Lead lead(ImportRow row, FormCheck.Checked checked, String hash, Instant now) {
    String id = ids.next();
    String phone = checked.phone();
    Proof proof = row.proof();
    ConsentRecord consent =
        proof == null
            ? new ConsentRecord(1, true, row.sms(), UNPROVED, null, now, null)
            : new ConsentRecord(
                1, true, row.sms(), proof.text().strip(), proof.ip(), proof.at(), proof.at());
    return new Lead(
        id,
        checked.address().address(),
        hash,
        phone,
        phone == null ? null : hasher.phone(phone),
        checked.interest(),
        Frequency.DAILY,
        checked.timeZone(),
        row.externalId(),
        List.of(consent),
        1,
        null,
        List.of(),
        LeadEngagement.NONE,
        now,
        LeadState.fresh(id, now));
  }
}
