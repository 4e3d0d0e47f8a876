package io.leadline.workflows.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Argument of {@link DailyAlertsWorkflow}.
 *
 * @param slot the instant to judge by; null when a schedule starts the run, then it is the
 *     scheduled time
 */
public record DailyAlertsInput(@Nullable Instant slot) {}
