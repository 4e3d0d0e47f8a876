package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as stored: who it is and what it wants (owned by the sign-up and its pages), beside the
 * projection of its life (owned by its workflow).
 *
 * <p>Of a lead that was forgotten only ids, hash, dates and life are left; its {@code email} is
 * empty.
 *
 * @param id 16 characters of {@code [a-z2-7]}, random
 * @param emailHash keyed hash of the normalised address, unique
 * @param phone E.164
 * @param timeZone where its local send time is
 * @param consents every opt-in, oldest first; the last one belongs to {@code epoch}
 * @param epoch counts the opt-ins; ahead of {@code life().epoch()} until the workflow has heard
 * @param life projection of the workflow's state
 */
public record Lead(
    String id,
    String email,
    String emailHash,
    @Nullable String phone,
    @Nullable String phoneHash,
    Interest interest,
    ZoneId timeZone,
    @Nullable String externalId,
    List<ConsentRecord> consents,
    int epoch,
    Instant createdAt,
    LeadState life) {

  /** Whether the workflow has not heard of the running opt-in yet. */
  public boolean awaitsWorkflow() {
    return epoch > life.epoch();
  }

  /** Whether the address of the running opt-in is still to be proved. */
  public boolean awaitsProof() {
    return awaitsWorkflow() || life.stage() == LeadStage.NEW || life.stage() == LeadStage.VERIFYING;
  }

  /** Whether the lead receives alerts. */
  public boolean active() {
    return !awaitsWorkflow() && life.stage() == LeadStage.ACTIVE;
  }

  /** Whether the life of the running opt-in is over, so that nothing may be sent for it. */
  public boolean ended() {
    return !awaitsWorkflow() && life.stage() == LeadStage.CLOSED;
  }

  /** The opt-in that {@code epoch} counts. */
  public ConsentRecord consent() {
    return consents.getLast();
  }

  /**
   * This lead after the sign-up {@code renewed}: everything the lead tells of itself is taken from
   * there, identity and life stay.
   */
  public Lead renewedBy(Lead renewed) {
    return new Lead(
        id,
        renewed.email,
        emailHash,
        renewed.phone,
        renewed.phoneHash,
        renewed.interest,
        renewed.timeZone,
        renewed.externalId,
        renewed.consents,
        renewed.epoch,
        createdAt,
        life);
  }

  /** This lead with other proofs of consent. */
  public Lead withConsents(List<ConsentRecord> changed) {
    return inEpoch(epoch, changed);
  }

  /** This lead with one more opt-in. */
  public Lead inEpoch(int opened, List<ConsentRecord> all) {
    return new Lead(
        id,
        email,
        emailHash,
        phone,
        phoneHash,
        interest,
        timeZone,
        externalId,
        List.copyOf(all),
        opened,
        createdAt,
        life);
  }

  /** This lead with another projection of its life. */
  public Lead withLife(LeadState changed) {
    return new Lead(
        id,
        email,
        emailHash,
        phone,
        phoneHash,
        interest,
        timeZone,
        externalId,
        consents,
        epoch,
        createdAt,
        changed);
  }

  /** What may be kept of a lead whose data is due: its address hash, dates and life. */
  public Lead forgotten() {
    return new Lead(
        id,
        "",
        emailHash,
        null,
        null,
        Interest.NONE,
        timeZone,
        null,
        consents.stream().map(ConsentRecord::withoutOrigin).toList(),
        epoch,
        createdAt,
        life);
  }

  /** Whether an opt-in was confirmed later than that: a withdrawal of then is overruled. */
  public boolean optedInAgainAfter(Instant at) {
    return consents.stream()
        .map(ConsentRecord::confirmedAt)
        .anyMatch(confirmed -> confirmed != null && confirmed.isAfter(at));
  }
}
