package io.leadline.activities.alert;

import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.posting.PostingHit;
import java.util.List;
import java.util.Objects;

/** Alerts without a template. */
final class PlainAlertDrafts implements AlertDrafts {
  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    return new Draft(
        state.sendId(),
        state.leadId(),
        state.channel(),
        MessageKind.ALERT,
        state.epoch(),
        state.addressVersion(),
        Objects.requireNonNull(state.address()),
        state.addressHash(),
        postings.size() + " jobs",
        "<p>",
        "text",
        "https://example.com/unsubscribe",
        postings.stream().map(PostingHit::id).toList());
  }
}
