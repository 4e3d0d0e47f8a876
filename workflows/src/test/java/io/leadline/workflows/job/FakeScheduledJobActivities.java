package io.leadline.workflows.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what was to be written down. */
public final class FakeScheduledJobActivities implements ScheduledJobActivities {
  private final List<String> submitted = new CopyOnWriteArrayList<>();

  @Override
  public void submitScheduled(String kind, String group) {
    submitted.add(kind + " in " + group);
  }

  public List<String> submitted() {
    return List.copyOf(submitted);
  }
}
