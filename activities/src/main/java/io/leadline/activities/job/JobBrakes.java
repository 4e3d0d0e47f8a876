package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;

/** Pauses of kinds and queues, kept in the store so that they hold for every process. */
public interface JobBrakes {
  /** Pausing what is paused keeps the first pause. */
  void pause(Brake brake);

  /** False when it was not paused. */
  boolean resume(String what);

  List<Brake> all();

  /**
   * A pause.
   *
   * @param what {@code kind:<name>} or {@code queue:<task queue>}
   * @param by who set it
   */
  record Brake(String what, String by, Instant at) {
    public static String kind(String name) {
      return "kind:" + name;
    }

    public static String queue(JobQueue queue) {
      return "queue:" + queue.taskQueue();
    }
  }
}
