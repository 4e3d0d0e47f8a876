package io.leadline.sandbox.provider.sendgrid;

import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailItem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that the simulated account no longer mails, with the reason that its {@code dropped}
 * events give: after a hard bounce, a spam report or an unsubscribe, as SendGrid does.
 */
public final class SuppressionList implements Ledger.View {
  private static final String UNSUBSCRIBED = "Unsubscribed Address";

  private final Map<String, String> reasons = new HashMap<>();

  @Override
  public synchronized void apply(Entry entry) {
    switch (entry) {
      case Entry.MailAccepted mail -> {
        for (MailItem item : mail.items()) {
          if (item.outcome() == MailItem.Outcome.BOUNCED) {
            suppress(item.to(), "Bounced Address");
          } else if (item.outcome() == MailItem.Outcome.COMPLAINED) {
            suppress(item.to(), "Spam Reporting Address");
          }
        }
      }
      case Entry.MailEvent event -> {
        if (event.event().equals("spamreport")) {
          suppress(event.to(), "Spam Reporting Address");
        } else if (event.event().equals("unsubscribe")) {
          suppress(event.to(), UNSUBSCRIBED);
        } else if (event.event().equals("bounce")) {
          suppress(event.to(), "Bounced Address");
        }
      }
      case Entry.OptOutLifted lifted -> reasons.remove(key(lifted.to()), UNSUBSCRIBED);
      case Entry.Cleared cleared -> reasons.clear();
      default -> {}
    }
  }

  private void suppress(String address, String reason) {
    reasons.put(key(address), reason);
  }

  synchronized Optional<String> reasonFor(String address) {
    return Optional.ofNullable(reasons.get(key(address)));
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
