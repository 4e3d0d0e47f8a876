package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the score of a posting is made of beside the words: how fresh, how near and how good it is.
 * The one definition of these factors: an index multiplies the text match by them, and a preview
 * takes them apart again. Pure.
 *
 * @param freshness halves every three days since we saw it first; 1 when new
 * @param distance 1 at the centre, a half at the edge of the area; 1 for remote work and without an
 *     area
 * @param quality above 1 when the pay is shown, or the employer itself publishes it
 */
public record PostingFactors(double freshness, double distance, double quality) {
  public static final Duration FRESHNESS_HALF_LIFE = Duration.ofDays(3);
  public static final double AT_THE_EDGE = 0.5;
  public static final double PAY_SHOWN = 1.1;
  public static final double DIRECT_EMPLOYER = 1.1;

  /** What an index asks of a posting, in whatever form it holds it. */
  public static PostingFactors of(
      Instant firstSeenAt,
      @Nullable GeoPoint point,
      boolean remote,
      boolean payShown,
      boolean directEmployer,
      PostingQuery query) {
    return new PostingFactors(
        freshness(Duration.between(firstSeenAt, query.now())),
        remote ? 1 : distance(point, query),
        (payShown ? PAY_SHOWN : 1) * (directEmployer ? DIRECT_EMPLOYER : 1));
  }

  /** All of them in one. */
  public double product() {
    return freshness * distance * quality;
  }

  private static double freshness(Duration age) {
    return Math.pow(0.5, (double) age.abs().toSeconds() / FRESHNESS_HALF_LIFE.toSeconds());
  }

  private static double distance(@Nullable GeoPoint point, PostingQuery query) {
    GeoPoint centre = query.centre();
    if (centre == null || point == null || query.radiusKm() <= 0) {
      return 1;
    }
    double share = point.kilometresTo(centre) / query.radiusKm();
    return Math.pow(AT_THE_EDGE, share * share);
  }
}
