package io.leadline.activities.alert;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one slot, as a timeline shows it.
 *
 * @param outcome name of an {@link AlertOutcome}
 * @param detail why, in words
 * @param sendId the message, when one was made
 */
public record SlotOutcome(
    Channel channel,
    Instant slot,
    String outcome,
    @Nullable String detail,
    @Nullable String sendId) {}
