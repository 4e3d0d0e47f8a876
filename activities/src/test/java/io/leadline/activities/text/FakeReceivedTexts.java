package io.leadline.activities.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** {@link ReceivedTexts} in memory, under the same contract as the Mongo adapter. */
public final class FakeReceivedTexts implements ReceivedTexts {
  private final Map<String, Receipt> receipts = new HashMap<>();

  @Override
  public synchronized Receipt note(String id, Instant at) {
    receipts.putIfAbsent(id, new Receipt(at, false));
    return Objects.requireNonNull(receipts.get(id));
  }

  @Override
  public synchronized void done(String id) {
    receipts.computeIfPresent(id, (key, receipt) -> new Receipt(receipt.at(), true));
  }
}
