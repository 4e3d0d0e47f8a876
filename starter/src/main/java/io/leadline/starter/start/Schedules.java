package io.leadline.starter.start;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.alert.DailyAlertsInput;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one table of everything that runs by the clock, in place of cron, and what operators do with
 * it. Applying it again takes over changes and leaves a paused schedule paused.
 */
public final class Schedules {
  static final List<ScheduledWorkflow> TABLE =
      List.of(
          new ScheduledWorkflow(
              "leadline-alerts",
              "*/15 * * * *",
              // Slots are independent, and a slow one must not hold up the next time zone.
              ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL,
              // Later than this an alert would come at an odd hour; leads hear the next day.
              Duration.ofHours(4),
              "DailyAlertsWorkflow",
              "alerts",
              TaskQueues.ALERTS,
              new DailyAlertsInput(null)));

  private final TemporalClients temporal;

  public Schedules(TemporalClients temporal) {
    this.temporal = temporal;
  }

  /**
   * A schedule as Temporal has it.
   *
   * @param next when it runs next; null while it is paused
   */
  public record Entry(
      String name,
      String cron,
      boolean paused,
      @Nullable String note,
      @Nullable Instant next,
      @Nullable Instant last,
      long missed) {}

  /** Creates what is missing and updates the rest; returns the ids. */
  public List<String> apply() {
    return temporal.reach(
        () -> {
          for (ScheduledWorkflow line : TABLE) {
            upsert(line);
          }
          return TABLE.stream().map(ScheduledWorkflow::id).toList();
        });
  }

  private void upsert(ScheduledWorkflow line) {
    ScheduleClient client = temporal.schedules();
    try {
      client.createSchedule(
          line.id(),
          line.toSchedule(ScheduleState.newBuilder().build()),
          ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      client
          .getHandle(line.id())
          .update(
              current -> {
                ScheduleState kept = current.getDescription().getSchedule().getState();
                return new ScheduleUpdate(
                    line.toSchedule(kept == null ? ScheduleState.newBuilder().build() : kept));
              });
    }
  }

  /** Every schedule of the table that exists. */
  public List<Entry> list() {
    return temporal.reach(
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (ScheduledWorkflow line : TABLE) {
            describe(line.id()).ifPresent(found -> entries.add(entry(line, found)));
          }
          return entries;
        });
  }

  /** Runs it now, as if its time had come; false when there is no such schedule. */
  public boolean trigger(String name) {
    return on(name, handle -> handle.trigger());
  }

  public boolean pause(String name, String note) {
    return on(name, handle -> handle.pause(note));
  }

  public boolean resume(String name) {
    return on(name, handle -> handle.unpause());
  }

  private interface Change {
    void apply(ScheduleHandle handle);
  }

  private boolean on(String name, Change change) {
    String id = name.startsWith("leadline-") ? name : "leadline-" + name;
    return temporal.reach(
        () -> {
          if (describe(id).isEmpty()) {
            return false;
          }
          change.apply(temporal.schedules().getHandle(id));
          return true;
        });
  }

  private Optional<ScheduleDescription> describe(String id) {
    try {
      return Optional.of(temporal.schedules().getHandle(id).describe());
    } catch (ScheduleException e) {
      if (TemporalClients.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Entry entry(ScheduledWorkflow line, ScheduleDescription found) {
    ScheduleState state = found.getSchedule().getState();
    ScheduleInfo info = found.getInfo();
    boolean paused = state != null && state.isPaused();
    return new Entry(
        line.id(),
        line.cron(),
        paused,
        state == null || state.getNote().isEmpty() ? null : state.getNote(),
        paused || info.getNextActionTimes().isEmpty() ? null : info.getNextActionTimes().getFirst(),
        info.getRecentActions().isEmpty()
            ? null
            : info.getRecentActions().getLast().getScheduledAt(),
        info.getNumActionsMissedCatchupWindow());
  }
}
