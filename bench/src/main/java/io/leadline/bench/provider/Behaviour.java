package io.leadline.bench.provider;

import java.time.Duration;

/** What a provider does with a call; the same for the same item and attempt, whenever it comes. */
@FunctionalInterface
public interface Behaviour {
  /**
   * @param attempt how often the item has been sent, from 1
   */
  Answer answer(int item, int attempt);

  /**
   * @param after from the arrival of the call to its answer
   * @param status of HTTP: 200 accepted, 422 refused for good, 503 not now
   */
  record Answer(Duration after, int status) {
    static final int ACCEPTED = 200;
    static final int REFUSED = 422;
    static final int NOT_NOW = 503;

    boolean accepted() {
      return status == ACCEPTED;
    }
  }

  /** Accepts everything and always takes as long. */
  static Behaviour steady(Duration latency) {
    Answer answer = new Answer(latency, Answer.ACCEPTED);
    return (item, attempt) -> answer;
  }
}
