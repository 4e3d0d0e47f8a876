package io.leadline.activities.timeline;

import io.leadline.activities.lead.Frequency;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Reach;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is shown of a lead; the field names are outward. Holds personal data.
 *
 * @param reason why it is paused, won back or closed
 * @param nextAt when something happens next by itself, and {@code nextStep} what: a step of its
 *     life, or {@code ALERT}
 * @param channels by name in lower case
 * @param remoteOnly whether only work from anywhere will do
 * @param minPay the least pay that will do, in its own words
 * @param awaitsNewAddress whether another address waits for its proof
 * @param waiting facts that its workflow has not heard yet
 */
public record LeadView(
    String id,
    LeadStage stage,
    @Nullable String reason,
    Instant since,
    @Nullable Instant nextAt,
    @Nullable String nextStep,
    Map<String, ChannelView> channels,
    LeadState.@Nullable ParkedStep parked,
    String email,
    @Nullable String phone,
    String query,
    @Nullable String place,
    double radiusKm,
    boolean remoteOnly,
    @Nullable String minPay,
    String timeZone,
    Frequency frequency,
    boolean awaitsNewAddress,
    @Nullable String externalId,
    int epoch,
    Instant createdAt,
    int waiting) {

  /**
   * One channel.
   *
   * @param suppressed why its address must not be written to, if so
   * @param nextAlertAt slot of the next alert, if one is planned
   * @param setUp whether messages can leave by it at all
   * @param stopped who stopped the channel for all leads, when and why, if so
   */
  public record ChannelView(
      Consent consent,
      Reach reach,
      Suppression.@Nullable Reason suppressed,
      @Nullable Instant nextAlertAt,
      boolean setUp,
      @Nullable String stopped) {}
}
