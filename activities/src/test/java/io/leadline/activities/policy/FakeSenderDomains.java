package io.leadline.activities.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Our domains in memory, under the same contract as the Mongo adapter. */
public final class FakeSenderDomains implements SenderDomains {
  private final Map<String, LocalDate> since = new ConcurrentHashMap<>();

  @Override
  public Optional<LocalDate> since(String domain) {
    return Optional.ofNullable(since.get(domain));
  }

  @Override
  public boolean isEmpty() {
    return since.isEmpty();
  }

  @Override
  public void note(String domain, LocalDate first) {
    since.putIfAbsent(domain, first);
  }
}
