package io.leadline.sandbox.provider.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each send id was accepted, for as many ids as a long run brings: an id takes nine bytes
 * (its 64-bit hash and a count); only ids that came more than once are kept by name.
 */
public final class SendCounts implements Ledger.View {
  private long[] hashes = new long[1 << 12];
  private byte[] counts = new byte[1 << 12];
  private int distinct;
  private final Map<String, Integer> repeated = new TreeMap<>();
  private final Map<String, Totals> totals = new TreeMap<>();

  /** Accepted calls and the messages in them, of one channel. */
  public record Totals(long requests, long recipients) {
    Totals plus(long moreRequests, long moreRecipients) {
      return new Totals(requests + moreRequests, recipients + moreRecipients);
    }
  }

  @Override
  public synchronized void apply(Entry entry) {
    switch (entry) {
      case Entry.MailAccepted mail -> {
        mail.items().forEach(item -> count(item.sendId(mail.call())));
        total("email", mail.items().size());
      }
      case Entry.SmsAccepted sms when !sms.carrier() -> {
        count(sms.sendId());
        total("sms", 1);
      }
      case Entry.SlackAccepted post -> total("slack", 1);
      case Entry.Cleared cleared -> {
        hashes = new long[1 << 12];
        counts = new byte[1 << 12];
        distinct = 0;
        repeated.clear();
        totals.clear();
      }
      default -> {}
    }
  }

  private void total(String channel, long recipients) {
    totals.merge(
        channel, new Totals(1, recipients), (a, b) -> a.plus(b.requests(), b.recipients()));
  }

  private void count(@Nullable String sendId) {
    if (sendId == null) {
      return;
    }
    int slot = slot(hash(sendId));
    if (counts[slot] == 0) {
      hashes[slot] = hash(sendId);
      counts[slot] = 1;
      if (++distinct * 2 > hashes.length) {
        grow();
      }
    } else {
      counts[slot] = 2;
      repeated.merge(sendId, 2, (old, two) -> old + 1);
    }
  }

  private int slot(long hash) {
    int slot = (int) hash & (hashes.length - 1);
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    byte[] oldCounts = counts;
    hashes = new long[oldHashes.length * 2];
    counts = new byte[oldCounts.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  public synchronized int of(String sendId) {
    Integer many = repeated.get(sendId);
    return many != null ? many : counts[slot(hash(sendId))];
  }

  public synchronized int distinct() {
    return distinct;
  }

  /** Send ids that were accepted more than once, with how often. */
  public synchronized Map<String, Integer> repeated() {
    return new TreeMap<>(repeated);
  }

  public synchronized Map<String, Totals> totals() {
    return new TreeMap<>(totals);
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }
}
