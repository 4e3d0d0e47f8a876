package io.leadline.activities.timeline;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadEngagement;
import io.leadline.activities.message.Message;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.LeadChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of a person, as one document for them (GDPR Art. 15 and 20); the field
 * names are outward.
 *
 * @param consents every opt-in with its proof, oldest first
 * @param suppressions why its addresses are not written to, by keyed hash
 * @param messages what it was sent, and what became of each
 * @param slots the newest alert slots and their outcomes
 * @param events what the board told of it
 * @param transitions stages of its life
 */
public record LeadExport(
    Instant exportedAt,
    Profile profile,
    List<ConsentRecord> consents,
    List<Suppression> suppressions,
    List<Message> messages,
    List<SlotOutcome> slots,
    List<BoardReport> events,
    List<LeadChange> transitions,
    List<TimelineEntry> timeline) {

  /**
   * Who it is and what it wants.
   *
   * @param newEmail an address that waits for its proof
   * @param engagement when it last showed that it reads us
   */
  public record Profile(
      String id,
      String email,
      @Nullable String newEmail,
      @Nullable String phone,
      String query,
      @Nullable String place,
      double radiusKm,
      boolean remoteOnly,
      @Nullable String minPay,
      String timeZone,
      Frequency frequency,
      @Nullable String externalId,
      Instant createdAt,
      LeadEngagement engagement) {
    static Profile of(Lead lead) {
      var pending = lead.pendingAddress();
      return new Profile(
          lead.id(),
          lead.email(),
          pending == null ? null : pending.email(),
          lead.phone(),
          lead.interest().query(),
          lead.interest().placeName(),
          lead.interest().radiusKm(),
          lead.interest().remoteOnly(),
          lead.interest().minPay(),
          lead.timeZone().getId(),
          lead.frequency(),
          lead.externalId(),
          lead.createdAt(),
          lead.engagement());
    }
  }
}
