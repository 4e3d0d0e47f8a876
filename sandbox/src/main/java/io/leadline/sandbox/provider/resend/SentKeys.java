package io.leadline.sandbox.provider.resend;

import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailCall;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Idempotency keys of the last 24 hours, with the call that each was first used for. */
public final class SentKeys implements Ledger.View {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Map<String, MailCall> calls = new HashMap<>();
  private final Set<String> running = new HashSet<>();

  @Override
  public synchronized void apply(Entry entry) {
    if (entry instanceof Entry.MailAccepted mail && mail.call().key() != null) {
      calls.put(mail.call().key().text(), mail.call());
    } else if (entry instanceof Entry.Cleared) {
      calls.clear();
    }
  }

  /** The call that the key belongs to, unless it has been forgotten. */
  synchronized Optional<MailCall> find(String key, Instant now) {
    calls.values().removeIf(call -> call.at().plus(KEPT).isBefore(now));
    return Optional.ofNullable(calls.get(key));
  }

  /** False when another request with the key is being worked on. */
  synchronized boolean begin(String key) {
    return running.add(key);
  }

  synchronized void end(String key) {
    running.remove(key);
  }
}
