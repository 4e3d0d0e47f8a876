package io.leadline.activities.job.run;

import io.leadline.activities.job.JobStore;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between running jobs and their records, once for the whole process: brings wishes to cancel to
 * the jobs, and their progress to the store. Rests while nothing runs, and costs short runs
 * nothing.
 */
final class StoreWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

  /** Progress is written every so many looks. */
  private static final int LOOKS_PER_PROGRESS = 3;

  private final Set<GroupRun> runs = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final JobStore store;
  private final RunSettings settings;

  StoreWatch(JobStore store, RunSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  void add(GroupRun run) {
    runs.add(run);
    if (watching.compareAndSet(false, true)) {
      Thread.ofVirtual().name("jobs-store-watch").start(this::watch);
    }
  }

  void remove(GroupRun run) {
    runs.remove(run);
  }

  private void watch() {
    int looks = 0;
    do {
      while (!runs.isEmpty()) {
        try {
          Thread.sleep(settings.cancelEvery());
          look(++looks % LOOKS_PER_PROGRESS == 0);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        } catch (RuntimeException e) {
          // The next look comes soon.
          LOG.warn("looking after running jobs failed: {}", e.toString());
        }
      }
      watching.set(false);
    } while (!runs.isEmpty() && watching.compareAndSet(false, true));
  }

  private void look(boolean withProgress) {
    Set<String> open = new HashSet<>();
    runs.forEach(run -> open.addAll(run.open()));
    if (open.isEmpty()) {
      return;
    }
    Set<String> wanted = store.cancelWanted(open);
    if (!wanted.isEmpty()) {
      runs.forEach(run -> wanted.forEach(run::cancel));
    }
    if (withProgress) {
      runs.forEach(GroupRun::writeProgress);
    }
  }
}
