package io.leadline.workflows.lead;

import io.temporal.activity.ActivityInterface;

/** Sends the notices of a lead's life; task queue {@code email} or {@code sms} by channel. */
@ActivityInterface
public interface NoticeActivities {
  /**
   * Sends one notice. The request is its identity, so running it twice makes one message. Business
   * outcomes are results; throttling and outages are thrown and retried by Temporal.
   */
  NoticeResult sendNotice(NoticeRequest request);
}
