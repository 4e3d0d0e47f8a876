package io.leadline.activities.job.run;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A job that does what a test says. */
final class ScriptedJob implements BackgroundJob<ScriptedJob.Input, @Nullable String> {
  private final Function<String, Script> scripts;

  /**
   * What is done.
   *
   * @param script name of what is to be done
   */
  record Input(String script) {}

  /** What a job does. */
  @FunctionalInterface
  interface Script {
    @Nullable String run(JobContext context) throws Exception;

    default Optional<@Nullable String> recover(Throwable failure, JobContext context) {
      return Optional.empty();
    }
  }

  ScriptedJob(Function<String, Script> scripts) {
    this.scripts = scripts;
  }

  @Override
  public @Nullable String run(Input input, JobContext context) throws Exception {
    return scripts.apply(input.script()).run(context);
  }

  @Override
  public Optional<@Nullable String> recover(Input input, Throwable failure, JobContext context) {
    return scripts.apply(input.script()).recover(failure, context);
  }
}
