package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as stored: who it is and what it wants (owned by the sign-up and its pages), beside the
 * projection of its life (owned by its workflow).
 *
 * @param id 16 characters of {@code [a-z2-7]}, random
 * @param emailHash keyed hash of the normalised address, unique
 * @param phone E.164
 * @param timeZone where its local send time is
 * @param consents every opt-in, oldest first; the last one belongs to {@code epoch}
 * @param epoch counts the opt-ins; ahead of {@code life().epoch()} until the workflow has heard
 * @param life projection of the workflow's state
 */
public record Lead(
    String id,
    String email,
    String emailHash,
    @Nullable String phone,
    @Nullable String phoneHash,
    Interest interest,
    ZoneId timeZone,
    @Nullable String externalId,
    List<ConsentRecord> consents,
    int epoch,
    Instant createdAt,
    LeadState life) {}
