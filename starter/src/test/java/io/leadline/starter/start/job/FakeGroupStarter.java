package io.leadline.starter.start.job;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobGroup;
import io.leadline.workflows.WorkflowIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A Temporal that keeps what was started, and can be away. */
final class FakeGroupStarter implements GroupStarter {
  private final Map<String, List<String>> running = new LinkedHashMap<>();
  private final List<List<String>> started = new ArrayList<>();
  private boolean away;
  private int refusals;

  @Override
  public synchronized boolean start(List<JobGroup> groups) {
    if (away) {
      refusals++;
      notifyAll();
      throw new BackendUnavailableException("Temporal", "away", new IllegalStateException());
    }
    String id = WorkflowIds.jobs(groups.getFirst().id());
    List<String> ids = groups.stream().map(JobGroup::id).toList();
    if (running.putIfAbsent(id, ids) != null) {
      return false;
    }
    started.add(ids);
    notifyAll();
    return true;
  }

  @Override
  public synchronized boolean isRunning(String workflowId) {
    return running.containsKey(workflowId);
  }

  synchronized void end(String workflowId) {
    running.remove(workflowId);
  }

  synchronized void away(boolean now) {
    away = now;
  }

  /** The groups of each start, in order. */
  synchronized List<List<String>> started() {
    return List.copyOf(started);
  }

  /** Waits until what was started is as wanted. */
  synchronized List<List<String>> await(Predicate<List<List<String>>> wanted)
      throws InterruptedException {
    while (!wanted.test(started)) {
      wait();
    }
    return started();
  }

  synchronized void awaitRefusal() throws InterruptedException {
    while (refusals == 0) {
      wait();
    }
  }
}
