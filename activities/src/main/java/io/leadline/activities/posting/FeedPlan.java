package io.leadline.activities.posting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a source is read by itself, and from where.
 *
 * @param format a reader's name, or "auto"
 * @param every from one reading to the next, five minutes to 30 days
 * @param nextAt when it is due
 * @param paused whether it waits until an operator resumes it
 * @param job that read it last, or still reads it; null before the first one
 */
public record FeedPlan(
    String source,
    URI url,
    String format,
    Duration every,
    Instant nextAt,
    boolean paused,
    @Nullable String job) {
  public static final Duration USUAL = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(30);

  public FeedPlan {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException("a feed is read from an http or https address only");
    }
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a feed is read every 5 minutes to 30 days");
    }
  }

  /** A source that is due at that moment for the first time. */
  public static FeedPlan of(
      String source, URI url, String format, Duration every, Instant firstAt) {
    return new FeedPlan(source, url, format, every, firstAt, false, null);
  }

  /** This plan with another rhythm, counted from that moment. */
  public FeedPlan every(Duration other, Instant now) {
    return new FeedPlan(source, url, format, other, now.plus(other), paused, job);
  }

  public FeedPlan paused(boolean wanted) {
    return new FeedPlan(source, url, format, every, nextAt, wanted, job);
  }

  /** This plan, due at that moment. */
  public FeedPlan dueAt(Instant moment) {
    return new FeedPlan(source, url, format, every, moment, paused, job);
  }

  /** This plan once that job was handed in; readings that were missed are not made up for. */
  public FeedPlan handedIn(String jobId, Instant now) {
    long missed = Math.max(0, Duration.between(nextAt, now).dividedBy(every));
    Instant next = nextAt.plus(every.multipliedBy(missed + 1));
    return new FeedPlan(source, url, format, every, next, paused, jobId);
  }
}
