package io.leadline.starter.start.job;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes groups of {@code noop} jobs that are due, owned by the process {@code api-1}. */
final class Groups {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private Groups() {}

  static JobGroup group(String id, int jobs) {
    return group(id, jobs, 3, null, "api-1");
  }

  static JobGroup urgent(String id, int priority) {
    return group(id, 1, priority, null, "api-1");
  }

  static JobGroup ofBatch(String id, String whole) {
    return group(id, JobGroup.MOST, 3, whole, "api-1");
  }

  static JobGroup ownedBy(String id, @Nullable String owner) {
    return group(id, 1, 3, null, owner);
  }

  /** May have killed its worker, so it runs by itself. */
  static JobGroup alone(String id) {
    JobGroup usual = group(id, 1);
    return new JobGroup(
        id,
        usual.queue(),
        usual.brief(),
        usual.priority(),
        usual.jobs(),
        usual.kinds(),
        usual.whole(),
        usual.createdAt(),
        usual.dueAt(),
        null,
        usual.owner(),
        null,
        null,
        null,
        1);
  }

  private static JobGroup group(
      String id, int jobs, int priority, @Nullable String whole, @Nullable String owner) {
    List<String> ids = IntStream.range(0, jobs).mapToObj(number -> id + "-" + number).toList();
    return new JobGroup(
        id,
        JobQueue.DEFAULT,
        true,
        priority,
        ids,
        Set.of("noop"),
        whole,
        NOW,
        NOW,
        null,
        owner,
        null,
        null,
        null,
        JobGroup.MOST);
  }
}
