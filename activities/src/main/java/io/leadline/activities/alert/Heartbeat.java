package io.leadline.activities.alert;

import io.leadline.workflows.alert.AlertCounts;

/** Tells whoever started a long run that it is alive, and how far it is. */
@FunctionalInterface
interface Heartbeat {
  /**
   * @throws RuntimeException when the run is to stop here; what was recorded stays, the rest is
   *     found again
   */
  void beat(AlertCounts soFar);
}
