package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as timelines read it: one message, the call that carried it, and what the
 * provider reported since, merged without regard to order. What a provider's clock puts before the
 * call counts as of its moment: no report can be older than the message.
 *
 * @param call id of the call that holds the claim
 * @param state state of that call
 * @param at when the call was made, or claimed
 * @param reactions what people and machines did with it, as far as it is judged
 * @param bouncedAt when it came back for good
 * @param softBouncedAt when it came back for now, for a reason of the recipient's
 * @param droppedAt when the provider gave up on it for a reason of ours
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
    Reactions reactions,
    @Nullable Instant bouncedAt,
    @Nullable Instant softBouncedAt,
    @Nullable Instant droppedAt,
    @Nullable Instant complainedAt,
    @Nullable Instant unsubscribedAt,
    @Nullable String problem) {
  public Message {
    deliveredAt = notBefore(at, deliveredAt);
    bouncedAt = notBefore(at, bouncedAt);
    softBouncedAt = notBefore(at, softBouncedAt);
    droppedAt = notBefore(at, droppedAt);
    complainedAt = notBefore(at, complainedAt);
    unsubscribedAt = notBefore(at, unsubscribedAt);
  }

  private static @Nullable Instant notBefore(Instant call, @Nullable Instant reported) {
    return reported == null || reported.isAfter(call) ? reported : call;
  }

  /** When a person first opened it, as far as one can tell. */
  public @Nullable Instant openedAt() {
    return reactions.openedAt();
  }

  /** When a person first followed a link in it. */
  public @Nullable Instant clickedAt() {
    return reactions.clickedAt();
  }
}
