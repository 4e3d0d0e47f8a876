package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as timelines read it: one message, the call that carried it, and what the
 * provider reported since, merged without regard to order.
 *
 * @param call id of the call that holds the claim
 * @param state state of that call
 * @param at when the call was made, or claimed
 * @param problem provider's words when something went wrong
 */
public record Message(
    String sendId,
    String leadId,
    Channel channel,
    MessageKind kind,
    int epoch,
    int addressVersion,
    List<String> postings,
    String call,
    CallState state,
    Instant at,
    @Nullable Instant deliveredAt,
    @Nullable Instant openedAt,
    @Nullable Instant clickedAt,
    @Nullable Instant bouncedAt,
    @Nullable Instant complainedAt,
    @Nullable Instant unsubscribedAt,
    @Nullable String problem) {}
