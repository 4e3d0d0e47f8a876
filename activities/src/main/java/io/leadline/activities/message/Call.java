package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provider call of the ledger, the unit of sending.
 *
 * @param owner who makes it; only that owner's current attempt may move it on
 * @param at when it was claimed
 * @param calledAt when it was made
 * @param sendIds messages it was meant to carry, in order
 * @param providerId the provider's own id for it, such as SendGrid's X-Message-Id
 * @param problem the provider's words when something went wrong
 */
public record Call(
    String id,
    Channel channel,
    String owner,
    int attempt,
    CallState state,
    Instant at,
    @Nullable Instant calledAt,
    List<String> sendIds,
    @Nullable String providerId,
    @Nullable String problem) {}
