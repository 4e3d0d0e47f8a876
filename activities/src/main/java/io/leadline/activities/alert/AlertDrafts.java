package io.leadline.activities.alert;

import io.leadline.activities.message.Draft;
import io.leadline.activities.posting.PostingHit;
import java.util.List;

/** Composes the message of an alert. */
@FunctionalInterface
public interface AlertDrafts {
  /**
   * The alert of the state's due slot, with these postings in this order.
   *
   * @param postings at least one
   */
  Draft draft(AlertState state, List<PostingHit> postings);
}
