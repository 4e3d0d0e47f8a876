package io.leadline.starter.start;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one table of everything that runs by the clock, in place of cron, and what operators do with
 * it. Applying it again takes over changes and leaves a paused schedule paused.
 */
public final class Schedules {
  private final TemporalClients temporal;

  public Schedules(TemporalClients temporal) {
    this.temporal = temporal;
  }

  /**
   * A schedule as Temporal has it.
   *
   * @param cron five fields, read in {@code zone}
   * @param drift how it differs from what this version wants, in words; {@code init} mends it
   * @param next when it runs next; null while it is paused
   */
  public record Entry(
      String name,
      String cron,
      String zone,
      @Nullable String drift,
      boolean paused,
      @Nullable String note,
      @Nullable Instant next,
      @Nullable Instant last,
      long missed) {}

  /** Creates what is missing, updates the rest and removes ours of before; returns the ids. */
  public List<String> apply() {
    return temporal.reach(
        () -> {
          for (ScheduledWorkflow line : ScheduleTable.LINES) {
            upsert(line);
          }
          strays().forEach(id -> temporal.schedules().getHandle(id).delete());
          return ScheduleTable.LINES.stream().map(ScheduledWorkflow::id).toList();
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

  /** Every schedule of the table, there or not, and those of ours that are in it no more. */
  public List<Entry> list() {
    return temporal.reach(
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (ScheduledWorkflow line : ScheduleTable.LINES) {
            entries.add(describe(line.id()).map(found -> entry(line, found)).orElse(missing(line)));
          }
          strays().forEach(id -> entries.add(stray(id)));
          return entries;
        });
  }

  private List<String> strays() {
    Set<String> known =
        ScheduleTable.LINES.stream().map(ScheduledWorkflow::id).collect(Collectors.toSet());
    return temporal
        .schedules()
        .listSchedules()
        .map(ScheduleListDescription::getScheduleId)
        .filter(id -> id.startsWith(ScheduleTable.PREFIX) && !known.contains(id))
        .sorted()
        .toList();
  }

  /**
   * Makes up for the runs between two moments, also if they were made before.
   *
   * @return false when there is no such schedule
   */
  public boolean backfill(String name, Instant from, Instant to) {
    return on(
        name,
        handle ->
            handle.backfill(
                List.of(
                    new ScheduleBackfill(
                        from, to, ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL))));
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
    String id = name.startsWith(ScheduleTable.PREFIX) ? name : ScheduleTable.PREFIX + name;
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
        line.zone().getId(),
        ScheduleDrift.of(line, found.getSchedule()).orElse(null),
        paused,
        state == null || state.getNote().isEmpty() ? null : state.getNote(),
        paused || info.getNextActionTimes().isEmpty() ? null : info.getNextActionTimes().getFirst(),
        info.getRecentActions().isEmpty()
            ? null
            : info.getRecentActions().getLast().getScheduledAt(),
        info.getNumActionsMissedCatchupWindow());
  }

  private static Entry missing(ScheduledWorkflow line) {
    return new Entry(
        line.id(),
        line.cron(),
        line.zone().getId(),
        "it is not there yet",
        false,
        null,
        null,
        null,
        0);
  }

  private static Entry stray(String id) {
    return new Entry(id, "", "", "nothing wants it any more", false, null, null, null, 0);
  }
}
