package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Suppressions} in memory, under the same contract as the Mongo adapter. */
public final class FakeSuppressions implements Suppressions {
  private final Map<String, Suppression> stored = new HashMap<>();

  @Override
  public synchronized void suppress(Suppression suppression) {
    stored.merge(key(suppression.channel(), suppression.addressHash()), suppression, this::harder);
  }

  private Suppression harder(Suppression a, Suppression b) {
    if (a.reason() != b.reason()) {
      return a.reason().weight() > b.reason().weight() ? a : b;
    }
    return a.at().isBefore(b.at()) ? b : a;
  }

  @Override
  public synchronized void lift(Channel channel, String addressHash, Instant confirmedAt) {
    stored.computeIfPresent(
        key(channel, addressHash),
        (key, held) ->
            held.reason() == Suppression.Reason.UNSUBSCRIBED && held.at().isBefore(confirmedAt)
                ? null
                : held);
  }

  @Override
  public synchronized Optional<Suppression> find(Channel channel, String addressHash) {
    return Optional.ofNullable(stored.get(key(channel, addressHash)));
  }

  @Override
  public synchronized Set<String> among(Channel channel, Collection<String> addressHashes) {
    Set<String> suppressed = new HashSet<>(addressHashes);
    suppressed.removeIf(hash -> !stored.containsKey(key(channel, hash)));
    return suppressed;
  }

  private static String key(Channel channel, String hash) {
    return channel + ":" + hash;
  }
}
