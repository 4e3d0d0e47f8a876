package io.leadline.workflows.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the stores know of a lead's engagement when its workflow looks, with the settings in force
 * at that moment.
 *
 * @param lastStrong latest click, visit or the like
 * @param lastWeak latest open by a human, as far as one can tell
 * @param deliveredSince messages delivered since {@link QuietTime#base}
 * @param lastExposure when an alert was last delivered
 * @param daysBetweenAlerts least days between two alerts, as the lead wishes
 */
public record Engagement(
    @Nullable Instant lastStrong,
    @Nullable Instant lastWeak,
    int deliveredSince,
    @Nullable Instant lastExposure,
    int daysBetweenAlerts,
    LifecycleSettings settings) {}
