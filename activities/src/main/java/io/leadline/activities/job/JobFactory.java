package io.leadline.activities.job;

/** Makes the job that runs a kind; its ports are opened when first used. */
@FunctionalInterface
public interface JobFactory {
  BackgroundJob<?, ?> make(JobKind kind);
}
