package io.leadline.workflows.lead;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a lead's quiet time began. Pure. */
public final class QuietTime {
  private QuietTime() {}

  /**
   * The latest of the moment it became active, its last strong engagement, and its last open, which
   * counts until {@code openCredit} after the last strong engagement and no longer: opens are often
   * a machine's.
   */
  public static Instant base(
      Instant activeSince,
      @Nullable Instant lastStrong,
      @Nullable Instant lastWeak,
      Duration openCredit) {
    Instant strong = later(activeSince, lastStrong);
    if (lastWeak == null) {
      return strong;
    }
    Instant limit = strong.plus(openCredit);
    return later(strong, lastWeak.isBefore(limit) ? lastWeak : limit);
  }

  private static Instant later(Instant a, @Nullable Instant b) {
    return b != null && b.isAfter(a) ? b : a;
  }
}
