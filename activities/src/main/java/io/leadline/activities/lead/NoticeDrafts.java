package io.leadline.activities.lead;

import io.leadline.activities.message.Draft;
import io.leadline.workflows.lead.NoticeRequest;

/** Composes the notices of a lead's life, as mail or text message. */
@FunctionalInterface
public interface NoticeDrafts {
  /**
   * The message of that request; the same request gives the same send id.
   *
   * @param lead one that {@link WantedNotices} says may get it
   */
  Draft draft(Lead lead, NoticeRequest request);
}
