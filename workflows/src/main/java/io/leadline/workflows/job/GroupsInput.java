package io.leadline.workflows.job;

import java.util.List;

/**
 * What a run of background jobs is started with: ids of groups, never what is in them.
 *
 * @param queue task queue that the groups wait in
 * @param groups ids of group documents, the first one names the workflow
 * @param brief whether every job in them ends within seconds, so that a local activity carries them
 */
public record GroupsInput(String queue, List<String> groups, boolean brief) {}
