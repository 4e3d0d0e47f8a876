package io.leadline.activities.job;

/** Tells batches and chains of their parts. */
@FunctionalInterface
public interface JobWholes {
  /**
   * A job that is part of a whole has ended and that is on disk. What is lost here is found later,
   * since the whole also looks by itself.
   */
  void ended(JobRecord job);
}
