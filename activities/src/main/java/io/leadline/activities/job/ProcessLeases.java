package io.leadline.activities.job;

import java.time.Instant;
import java.util.Set;

/** Which processes that accept jobs are alive, by their own word. */
public interface ProcessLeases {
  void renew(String process, Instant until);

  void end(String process);

  Set<String> alive(Instant now);

  /** Forgets those whose word ended before this. */
  void forget(Instant endedBefore);
}
