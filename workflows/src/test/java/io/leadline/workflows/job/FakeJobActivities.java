package io.leadline.workflows.job;

import io.temporal.activity.Activity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes what it was called with, after as many failures as it was given. */
public final class FakeJobActivities implements JobActivities {
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * A call.
   *
   * @param local whether a local activity made it
   */
  public record Call(String runner, GroupsInput input, boolean local) {}

  public void failFirst(int times) {
    failures.set(times);
  }

  @Override
  public void runGroups(String runner, GroupsInput input) {
    calls.add(new Call(runner, input, Activity.getExecutionContext().getInfo().isLocal()));
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the store is away");
    }
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }
}
