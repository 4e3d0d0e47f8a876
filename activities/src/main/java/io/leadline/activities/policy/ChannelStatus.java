package io.leadline.activities.policy;

import io.leadline.activities.job.JobBrakes.Brake;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether messages leave by a channel, how fast, and how far its limits are used; the field names
 * are outward.
 *
 * @param channel in lower case
 * @param by who stopped it, {@code at} when and {@code why}; null while messages leave
 * @param slowed why messages leave slowly; null while they do not
 */
public record ChannelStatus(
    String channel,
    boolean stopped,
    @Nullable String by,
    @Nullable Instant at,
    @Nullable String why,
    @Nullable Slowed slowed,
    Limits limits) {

  /** Since when and why messages leave slowly. */
  public record Slowed(String by, Instant at, String why) {}

  /**
   * What messages are measured against.
   *
   * @param rate of messages and {@code calls} of the provider, such as {@code 100/s}; {@code off}
   *     for no limit
   * @param slowedRate the rate while it is slowed
   * @param perWeek messages to one lead; 0 for no limit
   * @param warmUp of the sender's domain; null when there is none
   * @param domains limited domains of recipients
   * @param thresholds of complaints and bounces, in percent
   */
  public record Limits(
      String rate,
      String calls,
      String slowedRate,
      int perWeek,
      WarmUp.@Nullable Progress warmUp,
      Map<String, DomainUse> domains,
      RateThresholds thresholds) {}

  /**
   * A limited domain of recipients.
   *
   * @param used mails of the present quarter of an hour that have left, of {@code most}
   */
  public record DomainUse(int perHour, int used, int most) {}

  static ChannelStatus of(
      String channel, @Nullable Brake stop, @Nullable Brake slow, Limits limits) {
    return new ChannelStatus(
        channel,
        stop != null,
        stop == null ? null : stop.by(),
        stop == null ? null : stop.at(),
        stop == null ? null : stop.why(),
        slow == null ? null : new Slowed(slow.by(), slow.at(), slow.why()),
        limits);
  }
}
