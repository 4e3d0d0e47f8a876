package io.leadline.activities.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Subscribers in memory; who is disabled has no secret any more. */
final class FakeSubscribers implements Subscribers {
  final Map<String, byte[]> secrets = new HashMap<>();
  final Map<String, String> disabled = new HashMap<>();

  @Override
  public Optional<byte[]> secret(String subscription) {
    return disabled.containsKey(subscription)
        ? Optional.empty()
        : Optional.ofNullable(secrets.get(subscription));
  }

  @Override
  public void disable(String subscription, String why) {
    disabled.putIfAbsent(subscription, why);
  }
}
