package io.leadline.activities.job.chain;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Jobs that follow one another. How far it is stands in the records of its jobs, whose ids are
 * computed from the chain's.
 *
 * @param cancelled no further step begins
 */
public record JobChain(
    String id, Instant createdAt, OnFailure onFailure, boolean cancelled, List<ChainStep> steps) {

  /** What a failed or cancelled job does to its chain. */
  public enum OnFailure {
    /** The chain stops; it goes on when an operator retries the job and it succeeds. */
    STOP,
    /** The next step gets null for that result. */
    CONTINUE
  }

  /** Ids of the jobs of a step, in order. */
  public List<String> jobIds(int step) {
    return IntStream.range(0, steps.get(step).jobs().size())
        .mapToObj(i -> id + "-" + step + "-" + i)
        .toList();
  }
}
