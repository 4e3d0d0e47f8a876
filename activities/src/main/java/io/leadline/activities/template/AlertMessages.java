package io.leadline.activities.template;

import io.leadline.activities.alert.AlertDrafts;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.posting.PostingHit;
import java.util.List;

/** Composes an alert for the channel that it goes out on. */
public final class AlertMessages implements AlertDrafts {
  private final AlertMail mail;
  private final AlertText text;

  public AlertMessages(AlertMail mail, AlertText text) {
    this.mail = mail;
    this.text = text;
  }

  @Override
  public Draft draft(AlertState state, List<PostingHit> postings) {
    return switch (state.channel()) {
      case EMAIL -> mail.draft(state, postings);
      case SMS -> text.draft(state, postings);
    };
  }
}
