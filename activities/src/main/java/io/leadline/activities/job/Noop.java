package io.leadline.activities.job;

import org.jspecify.annotations.Nullable;

/** Does nothing: shows that work flows, and what a job costs by itself. */
public final class Noop implements BackgroundJob<Noop.Input, Void> {
  /** Nothing is needed. */
  public record Input() {}

  @Override
  public @Nullable Void run(Input input, JobContext context) {
    return null;
  }
}
