package io.leadline.workflows.job;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chain of so many steps; a step ends when the test says so. */
final class FakeChainActivities implements ChainActivities {
  private final int steps;
  private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
  private final List<Integer> submitted = new CopyOnWriteArrayList<>();
  private final List<Integer> looks = new CopyOnWriteArrayList<>();

  FakeChainActivities(int steps) {
    this.steps = steps;
  }

  void end(int step) {
    ended.add(step);
  }

  /** Waits until a step was handed in and found running. */
  void awaitSubmitted(int step) {
    while (!submitted.contains(step)) {
      Thread.onSpinWait();
    }
  }

  @Override
  public ChainProgress submitStep(String chainId, int step) {
    ChainProgress progress = progress(step);
    submitted.add(step);
    return progress;
  }

  @Override
  public ChainProgress lookAtStep(String chainId, int step) {
    looks.add(step);
    return progress(step);
  }

  private ChainProgress progress(int step) {
    if (!ended.contains(step)) {
      return ChainProgress.RUNNING;
    }
    return step + 1 < steps ? ChainProgress.NEXT : ChainProgress.OVER;
  }

  List<Integer> submitted() {
    return List.copyOf(submitted);
  }

  int looks() {
    return looks.size();
  }
}
