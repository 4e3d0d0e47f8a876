package io.leadline.sandbox.provider.sendgrid;

import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that the simulated account no longer mails, with the reason that its {@code dropped}
 * events give: after a hard bounce, a spam report or an unsubscribe, as SendGrid does.
 */
public final class SuppressionList implements Ledger.View {
  private static final String UNSUBSCRIBED = "Unsubscribed Address";

  private static final String BOUNCED = "Bounced Address";
  private static final String REPORTED = "Spam Reporting Address";
  private static final String BLOCKED = "blocked";

  /** Names of the lists under {@code /suppression} and what stands on them. */
  private static final Map<String, String> LISTS =
      Map.of(
          "bounces", BOUNCED,
          "blocks", BLOCKED,
          "spam_reports", REPORTED,
          "unsubscribes", UNSUBSCRIBED);

  private final Map<String, Listed> suppressed = new HashMap<>();
  private final Map<String, Listed> blocked = new HashMap<>();

  /** An address as it stands on a list. */
  record Listed(String email, String reason, Instant since) {}

  @Override
  public synchronized void apply(Entry entry) {
    switch (entry) {
      case Entry.MailAccepted mail -> {
        for (MailItem item : mail.items()) {
          switch (item.outcome()) {
            case BOUNCED -> suppress(item.to(), BOUNCED, mail.at());
            case COMPLAINED -> suppress(item.to(), REPORTED, mail.at());
            case BLOCKED -> blocked.put(key(item.to()), new Listed(item.to(), BLOCKED, mail.at()));
            case DELIVERED, DEFERRED, DROPPED -> {}
          }
        }
      }
      case Entry.MailEvent event -> {
        switch (event.event()) {
          case "spamreport" -> suppress(event.to(), REPORTED, event.at());
          case "unsubscribe" -> suppress(event.to(), UNSUBSCRIBED, event.at());
          case "bounce" -> suppress(event.to(), BOUNCED, event.at());
          default -> {}
        }
      }
      case Entry.OptOutLifted lifted ->
          suppressed.computeIfPresent(
              key(lifted.to()),
              (key, listed) -> listed.reason().equals(UNSUBSCRIBED) ? null : listed);
      case Entry.Cleared cleared -> {
        suppressed.clear();
        blocked.clear();
      }
      default -> {}
    }
  }

  private void suppress(String address, String reason, Instant at) {
    suppressed.put(key(address), new Listed(address, reason, at));
  }

  /** Why further mail to that address is dropped; empty when it is not. */
  public synchronized Optional<String> reasonFor(String address) {
    return Optional.ofNullable(suppressed.get(key(address))).map(Listed::reason);
  }

  static boolean isList(String name) {
    return LISTS.containsKey(name);
  }

  /** A part of a list, newest first. */
  synchronized List<Listed> page(String list, int offset, int limit) {
    String reason = LISTS.get(list);
    return Stream.concat(suppressed.values().stream(), blocked.values().stream())
        .filter(listed -> listed.reason().equals(reason))
        .sorted(Comparator.comparing(Listed::since).reversed().thenComparing(Listed::email))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
