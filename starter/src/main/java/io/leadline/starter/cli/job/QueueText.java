package io.leadline.starter.cli.job;

import io.leadline.activities.job.queue.QueueLoad;
import io.leadline.activities.job.queue.QueueView;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Queues as people read them. */
final class QueueText {
  private QueueText() {}

  static void print(Cli cli, List<QueueView> queues) {
    Table table =
        new Table(
            cli,
            "QUEUE",
            "WORKERS",
            "BUSY",
            "WAITING",
            "OLDEST",
            "START p50/p90/p99",
            "PER SECOND",
            "STATE");
    Instant now = cli.clock().instant();
    for (QueueView queue : queues) {
      table.row(
          queue.name(),
          queue.workers(),
          (queue.used() == null ? "-" : queue.used()) + " of " + queue.slots(),
          waiting(queue),
          Times.ago(queue.oldestWaiting(), now),
          starts(queue.scheduleToStart()),
          queue.throughputPerSecond() == null
              ? null
              : String.format(Locale.ROOT, "%.2f", queue.throughputPerSecond()),
          queue.paused() == null ? cli.good("on") : cli.bad("paused"));
    }
    table.print();
    cli.print("");
    cli.print("Recommended slots, from the last 15 minutes (rate x mean duration / target use):");
    for (QueueView queue : queues) {
      QueueLoad.Advice advice = queue.recommended();
      if (advice != null) {
        cli.print("  " + queue.name() + ": " + advice.slots() + "   " + advice.arithmetic());
      }
    }
    if (queues.stream().allMatch(queue -> queue.recommended() == null)) {
      cli.print("  nothing ran");
    }
  }

  private static @Nullable String waiting(QueueView queue) {
    if (queue.backlog() == null) {
      return null;
    }
    return queue.held() == 0
        ? String.valueOf(queue.backlog())
        : queue.backlog() + " + " + queue.held() + " held";
  }

  private static @Nullable String starts(QueueView.@Nullable ScheduleToStart waits) {
    return waits == null
        ? null
        : waits.p50Ms() + " / " + waits.p90Ms() + " / " + waits.p99Ms() + " ms";
  }
}
