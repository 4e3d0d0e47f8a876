package io.leadline.activities.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The look at the suppressions right before a provider call: one query for its recipients. */
final class LastLook {
  private final Suppressions suppressions;

  LastLook(Suppressions suppressions) {
    this.suppressions = suppressions;
  }

  /**
   * What it showed.
   *
   * @param withheld drafts that must not go out
   * @param askedAgain drafts to people who opted out, which ask whether they want to come back
   */
  record Seen(List<Draft> withheld, List<Draft> askedAgain) {}

  /**
   * @param drafts of one channel
   */
  Seen at(List<Draft> drafts) {
    List<Draft> withheld = new ArrayList<>();
    List<Draft> askedAgain = new ArrayList<>();
    if (!drafts.isEmpty()) {
      Set<String> suppressed =
          suppressions.among(
              drafts.getFirst().channel(), drafts.stream().map(Draft::toHash).toList());
      for (Draft draft : drafts) {
        if (suppressed.contains(draft.toHash())) {
          (mayAskAgain(draft) ? askedAgain : withheld).add(draft);
        }
      }
    }
    return new Seen(withheld, askedAgain);
  }

  /** Only a new double opt-in lifts an opt-out, so its mail must pass it, but nothing harder. */
  private boolean mayAskAgain(Draft draft) {
    return draft.kind().asksForProof()
        && suppressions
            .find(draft.channel(), draft.toHash())
            .map(held -> held.reason() == Suppression.Reason.UNSUBSCRIBED)
            .orElse(true);
  }
}
