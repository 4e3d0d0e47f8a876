package io.leadline.workflows.alert;

import io.temporal.activity.ActivityInterface;

/** Sends the alerts of one slot; task queue {@code alerts}. */
@ActivityInterface
public interface AlertActivities {
  /**
   * Works through every due alert state of the shard until none is left, heartbeating after each
   * pass. Safe to run again at any point: a slot moves only in the write that records its outcome.
   */
  AlertCounts runShard(AlertShard shard);
}
