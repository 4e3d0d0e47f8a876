package io.leadline.activities.alert;

import io.leadline.activities.posting.PostingHit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a due slot and what the lead's state is after it; stored only while the slot is
 * still the one of {@code before}.
 */
public record AlertResult(AlertState before, AlertOutcome outcome, AlertState after) {

  /** The same slot comes again at that moment. */
  static AlertResult putOff(AlertState before, Instant until) {
    return new AlertResult(before, AlertOutcome.PUT_OFF, before.putOff(until));
  }

  /**
   * Works out the state after a slot: the slot moves in every case.
   *
   * @param found postings that fitted
   * @param chosen postings of the alert; remembered as shown if it may have arrived
   * @param judgedAt when the outcome came about
   */
  static AlertResult of(
      AlertState before,
      AlertOutcome outcome,
      int found,
      List<PostingHit> chosen,
      Instant judgedAt,
      Slots slots) {
    LocalDate date = before.dueDate();
    boolean arrived = outcome.mayHaveArrived();
    Instant sentAt = arrived && !before.atOnce() ? judgedAt : before.lastSentAt();
    Slots.Pace pace = before.pace().after(date, sentAt);
    ShownPostings shown =
        arrived
            ? before
                .shown()
                .plus(chosen.stream().map(PostingHit::cluster).toList(), slots.remembered())
            : before.shown();
    RecentSlots.Entry entry =
        new RecentSlots.Entry(before.firstDue(), outcome, date, found, chosen.size());
    AlertState after =
        before.after(
            slots.next(pace, before.dueSlot()), sentAt, shown, before.recent().plus(entry));
    return new AlertResult(before, outcome, after);
  }
}
