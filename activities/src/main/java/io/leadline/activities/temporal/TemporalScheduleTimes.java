package io.leadline.activities.temporal;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.watch.ScheduleTimes;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleState;
import java.util.List;
import java.util.function.Supplier;

/** {@link ScheduleTimes} as Temporal describes its schedules. */
public final class TemporalScheduleTimes implements ScheduleTimes {
  private static final String OURS = "leadline-";

  private final Supplier<ScheduleClient> client;

  /**
   * @param client opened when first needed
   */
  public TemporalScheduleTimes(Supplier<ScheduleClient> client) {
    this.client = client;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BackendUnavailableException when Temporal does not answer
   */
  @Override
  public List<ScheduleTime> all() {
    try {
      ScheduleClient schedules = client.get();
      return schedules
          .listSchedules()
          .map(ScheduleListDescription::getScheduleId)
          .filter(id -> id.startsWith(OURS))
          .map(id -> time(schedules.getHandle(id).describe()))
          .toList();
    } catch (RuntimeException e) {
      // The client wraps some answers of its server and passes others on as they are.
      throw new BackendUnavailableException("Temporal", "its schedules cannot be described", e);
    }
  }

  private static ScheduleTime time(ScheduleDescription found) {
    ScheduleState state = found.getSchedule().getState();
    List<ScheduleActionResult> actions = found.getInfo().getRecentActions();
    ScheduleActionResult last = actions.isEmpty() ? null : actions.getLast();
    return new ScheduleTime(
        found.getId(),
        state != null && state.isPaused(),
        found.getInfo().getNextActionTimes().stream().findFirst().orElse(null),
        last == null ? null : last.getScheduledAt(),
        last == null ? null : last.getStartedAt());
  }
}
