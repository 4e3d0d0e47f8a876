package io.leadline.workflows.lead;

import java.time.Instant;

/**
 * One change of a lead's life, to be stored.
 *
 * @param before stage before it
 * @param after state after it; its version numbers the change
 * @param why event or step that caused it, such as {@code confirm} or {@code GIVE_UP}
 * @param at workflow time of the change
 */
public record LeadChange(LeadStage before, LeadState after, String why, Instant at) {}
