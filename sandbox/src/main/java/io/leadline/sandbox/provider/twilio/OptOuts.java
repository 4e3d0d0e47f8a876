package io.leadline.sandbox.provider.twilio;

import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which pairs of recipient and sender the carrier blocks because the recipient said STOP. */
public final class OptOuts implements Ledger.View {
  static final String STOP = "STOP";
  static final String START = "START";
  static final String HELP = "HELP";

  private static final Set<String> STOP_WORDS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "REVOKE", "OPTOUT", "CANCEL");
  private static final Set<String> START_WORDS = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");

  private final Set<String> stopped = new HashSet<>();

  /**
   * The keyword that the carrier takes a text for: STOP, START or HELP; the whole text must be the
   * word.
   */
  static Optional<String> keyword(String body) {
    String word = body.strip().toUpperCase(Locale.ROOT).replaceAll("[.!]+$", "");
    if (STOP_WORDS.contains(word)) {
      return Optional.of(STOP);
    } else if (START_WORDS.contains(word)) {
      return Optional.of(START);
    }
    return HELP_WORDS.contains(word) ? Optional.of(HELP) : Optional.empty();
  }

  @Override
  public synchronized void apply(Entry entry) {
    if (entry instanceof Entry.SmsReceived text) {
      if (STOP.equals(text.keyword())) {
        stopped.add(pair(text.from(), text.to()));
      } else if (START.equals(text.keyword())) {
        stopped.remove(pair(text.from(), text.to()));
      }
    } else if (entry instanceof Entry.Cleared) {
      stopped.clear();
    }
  }

  public synchronized boolean stopped(String recipient, String sender) {
    return stopped.contains(pair(recipient, sender));
  }

  private static String pair(String recipient, String sender) {
    return recipient + ' ' + sender;
  }
}
