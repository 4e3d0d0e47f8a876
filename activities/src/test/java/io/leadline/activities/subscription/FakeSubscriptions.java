package io.leadline.activities.subscription;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscriptions in memory, under the same contract as the Mongo adapter. */
public final class FakeSubscriptions implements Subscriptions {
  private final Map<String, Subscription> all = new HashMap<>();

  @Override
  public synchronized void insert(Subscription subscription) {
    all.putIfAbsent(subscription.id(), subscription);
  }

  @Override
  public synchronized Optional<Subscription> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<Subscription> all() {
    return all.values().stream().sorted(Comparator.comparing(Subscription::createdAt)).toList();
  }

  @Override
  public synchronized boolean enable(String id, boolean enabled, @Nullable String why) {
    return all.computeIfPresent(id, (key, it) -> it.enabled(enabled, why)) != null;
  }

  @Override
  public synchronized boolean remove(String id) {
    return all.remove(id) != null;
  }
}
