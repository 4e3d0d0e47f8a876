package io.leadline.activities.job.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Groups that this process is busy with, so that its own poll leaves them alone: their records are
 * being written, they wait for a lane, or a workflow was started for them. What is forgotten here
 * is only started once more, and the claim of the group decides.
 */
public final class GroupsInHand {
  private static final int MOST = 200_000;
  private static final String NONE = "";

  private final Map<String, String> runners =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MOST;
            }
          });

  /** Somebody in this process cares for the group from now on. */
  public void take(String groupId) {
    runners.put(groupId, NONE);
  }

  /**
   * @param runner id of the workflow that was started for the group
   */
  public void started(String groupId, String runner) {
    runners.put(groupId, runner);
  }

  /** Nobody does any more; the poll will find it. */
  public void leave(Collection<String> groupIds) {
    groupIds.forEach(runners::remove);
  }

  public boolean holds(String groupId) {
    return runners.containsKey(groupId);
  }

  /** The workflow that was started for it. */
  public Optional<String> runner(String groupId) {
    return Optional.ofNullable(runners.get(groupId)).filter(runner -> !runner.equals(NONE));
  }
}
