package io.leadline.workflows.lead;

import java.time.Instant;
import java.util.List;

/**
 * One change of a lead's life, to be stored.
 *
 * @param before stage before it
 * @param after state after it; its version numbers the change
 * @param why event or step that caused it, such as {@code confirm} or {@code GIVE_UP}
 * @param at workflow time of the change
 * @param notices messages it asks for; who tells the lead's story finds them by these
 */
public record LeadChange(
    LeadStage before, LeadState after, String why, Instant at, List<NoticeRequest> notices) {}
