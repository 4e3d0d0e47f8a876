package io.leadline.activities.job;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Pauses of kinds, queues and channels of sending, kept in the store so that they hold for every
 * process.
 */
public interface JobBrakes {
  /** Pausing what is paused keeps the first pause. */
  void pause(Brake brake);

  /** False when it was not paused. */
  boolean resume(String what);

  List<Brake> all();

  /**
   * A pause.
   *
   * @param what {@code kind:<name>}, {@code queue:<task queue>}, {@code sending:<channel>} or
   *     {@code slow:<channel>}
   * @param by who set it
   * @param why in the operator's words; may be empty
   */
  record Brake(String what, String by, Instant at, String why) {
    public Brake(String what, String by, Instant at) {
      this(what, by, at, "");
    }

    public static String kind(String name) {
      return "kind:" + name;
    }

    public static String queue(JobQueue queue) {
      return "queue:" + queue.taskQueue();
    }

    public static String sending(Channel channel) {
      return "sending:" + word(channel);
    }

    /** A channel whose messages leave slowly. */
    public static String slow(Channel channel) {
      return "slow:" + word(channel);
    }

    private static String word(Channel channel) {
      return channel.name().toLowerCase(Locale.ROOT);
    }
  }
}
