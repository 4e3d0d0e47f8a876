package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are started together; up to {@link #MOST} of them. A group is claimed by the workflow
 * that runs it and goes when every job of it is recorded or has moved on.
 *
 * @param brief whether every job in it ends within seconds
 * @param priority of its jobs, 1 to 5
 * @param kinds of its jobs, which Temporal shows them by
 * @param whole what all of its jobs are a part of, {@code batch:<id>}, so that batches take turns
 * @param dueAt not to be started before; null while it is held
 * @param heldBy why it does not start: {@code batch:<id>} until that is sealed, {@code kind:<name>}
 *     or {@code queue:<task queue>} while that is paused
 * @param owner process that accepted it and will start it; null when any may
 * @param runner workflow that claimed it
 * @param token of the activity attempt that runs it now
 * @param leaseUntil until when that attempt holds it
 * @param window how many of its jobs run at once; halved each time a worker dies under it
 */
public record JobGroup(
    String id,
    JobQueue queue,
    boolean brief,
    int priority,
    List<String> jobs,
    Set<String> kinds,
    @Nullable String whole,
    Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable String heldBy,
    @Nullable String owner,
    @Nullable String runner,
    @Nullable String token,
    @Nullable Instant leaseUntil,
    int window) {
  public static final int MOST = 500;

  /**
   * A group of jobs of one kind that the facility itself hands in, to be started by any process.
   *
   * @param whole what all of them are a part of; null for nothing
   * @param dueAt null while it is held by the whole
   */
  public static JobGroup of(
      String id,
      JobKind kind,
      List<String> jobs,
      @Nullable String whole,
      Instant now,
      @Nullable Instant dueAt) {
    return new JobGroup(
        id,
        kind.queue(),
        kind.isBrief(),
        JobRecord.USUAL_PRIORITY,
        jobs,
        Set.of(kind.name()),
        whole,
        now,
        dueAt,
        dueAt == null ? whole : null,
        null,
        null,
        null,
        null,
        MOST);
  }
}
