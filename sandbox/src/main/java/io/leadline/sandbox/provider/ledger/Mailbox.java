package io.leadline.sandbox.provider.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages, in memory without their bodies. Older ones leave when there are too many, or
 * when the bodies take too much disk.
 */
public final class Mailbox implements Ledger.View {
  private static final int SEGMENTS_KEPT = 24;

  private final int keep;
  private final TreeMap<Long, StoredMessage> byNumber = new TreeMap<>();
  private final Map<String, StoredMessage> byId = new HashMap<>();
  private final Map<String, List<Entry.MailEvent>> events = new HashMap<>();
  private long next = 1;

  Mailbox(int keep) {
    this.keep = keep;
  }

  @Override
  public synchronized void apply(Entry entry) {
    switch (entry) {
      case Entry.MailAccepted mail -> {
        for (int place = 0; place < mail.items().size(); place++) {
          String id = StoredMessage.Mail.id(mail.call(), place);
          add(new StoredMessage.Mail(next++, id, mail.call(), mail.items().get(place)));
        }
      }
      case Entry.SmsAccepted sms -> add(new StoredMessage.Sms(next++, sms));
      case Entry.SmsReceived sms -> add(new StoredMessage.Reply(next++, sms));
      case Entry.SlackAccepted post -> add(new StoredMessage.Slack(next++, post));
      case Entry.MailEvent event -> {
        if (byId.containsKey(event.messageId())) {
          events.computeIfAbsent(event.messageId(), id -> new ArrayList<>(2)).add(event);
        }
      }
      case Entry.OptOutLifted lifted -> {}
      case Entry.Cleared cleared -> {
        byNumber.clear();
        byId.clear();
        events.clear();
      }
    }
  }

  private void add(StoredMessage message) {
    byNumber.put(message.number(), message);
    byId.put(message.id(), message);
    while (byNumber.size() > keep) {
      evictOldest();
    }
  }

  private void evictOldest() {
    StoredMessage old = byNumber.pollFirstEntry().getValue();
    byId.remove(old.id());
    events.remove(old.id());
  }

  /** The oldest segment that must stay, after dropping messages whose bodies are too far back. */
  synchronized int trim(int currentSegment) {
    while (!byNumber.isEmpty()) {
      StoredMessage old = byNumber.firstEntry().getValue();
      if (!(old instanceof StoredMessage.Mail mail)) {
        break;
      }
      if (mail.item().data().segment() > currentSegment - SEGMENTS_KEPT) {
        break;
      }
      evictOldest();
    }
    for (StoredMessage message : byNumber.values()) {
      if (message instanceof StoredMessage.Mail mail) {
        return mail.item().data().segment();
      }
    }
    return currentSegment;
  }

  public synchronized Optional<StoredMessage> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public synchronized List<Entry.MailEvent> eventsOf(String messageId) {
    return List.copyOf(events.getOrDefault(messageId, List.of()));
  }

  /** Newest first, at most that many, below the given number (null: from the newest on). */
  public synchronized List<StoredMessage> newest(
      @Nullable Long below, int limit, Predicate<StoredMessage> wanted) {
    var range = below == null ? byNumber : byNumber.headMap(below, false);
    return range.descendingMap().values().stream().filter(wanted).limit(limit).toList();
  }

  public synchronized int size() {
    return byNumber.size();
  }

  /** Changes with everything that the inbox shows. */
  public synchronized long newestNumber() {
    return next - 1;
  }
}
