package io.leadline.workflows.lead;

import java.util.List;

/**
 * Everything a run of {@link LeadLifecycleWorkflow} needs to go on: the state, the settings it
 * lives by, and the ids of the outbox entries it has already heard (the last 100).
 */
public record LeadLife(LeadState state, LifecycleSettings settings, List<String> heard) {}
