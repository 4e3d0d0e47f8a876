package io.leadline.sandbox.provider.twilio;

import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The simulated SMS account and carrier: accepts texts for good, blocks after STOP, receives
 * replies.
 */
public final class Twilio {
  private static final String DEFAULT_SENDER = "+15005550006";
  private static final String DEFAULT_ACCOUNT = "AC00000000000000000000000000000000";

  /** Parameter of a callback's address that names the message in the product's ledger. */
  private static final String SEND = "send=";

  private final Ledger ledger;
  private final OptOuts optOuts;
  private final InstantSource clock;

  public Twilio(Ledger ledger, OptOuts optOuts, InstantSource clock) {
    this.ledger = ledger;
    this.optOuts = optOuts;
    this.clock = clock;
  }

  /** A send request as Twilio's form names it. */
  record Request(
      String account,
      String from,
      String to,
      String body,
      @Nullable String serviceSid,
      @Nullable String callback) {}

  boolean stopped(String recipient, String sender) {
    return optOuts.stopped(recipient, sender);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Accepts a checked message; when this returns, a kill of the simulator no longer loses it. */
  Entry.SmsAccepted accept(Request request) throws IOException {
    return add(request, false);
  }

  private Entry.SmsAccepted add(Request request, boolean carrier) throws IOException {
    Entry.SmsAccepted sms =
        new Entry.SmsAccepted(
            newSid(),
            clock.instant(),
            request.account(),
            request.from(),
            request.to(),
            request.body(),
            SmsSegments.of(request.body()),
            request.serviceSid(),
            request.callback(),
            sendId(request.callback()),
            Numbers.failureOf(request.to()),
            carrier);
    ledger.append(sms);
    return sms;
  }

  /**
   * A person sends a text. The carrier acts on STOP, START and HELP and answers STOP and START
   * itself.
   *
   * @param to the number that it goes to; null: the one that last wrote to this person
   */
  public Entry.SmsReceived receive(String from, @Nullable String to, String body)
      throws IOException {
    var last =
        ledger
            .mailbox()
            .newest(null, 1, m -> m instanceof StoredMessage.Sms && m.to().equals(from))
            .stream()
            .map(message -> ((StoredMessage.Sms) message).sms())
            .findFirst();
    String number = to != null ? to : last.map(Entry.SmsAccepted::from).orElse(DEFAULT_SENDER);
    String account = last.map(Entry.SmsAccepted::account).orElse(DEFAULT_ACCOUNT);
    String keyword = OptOuts.keyword(body).orElse(null);
    boolean wasStopped = optOuts.stopped(from, number);
    Entry.SmsReceived text =
        new Entry.SmsReceived(newSid(), clock.instant(), account, from, number, body, keyword);
    ledger.append(text);
    if (OptOuts.STOP.equals(keyword) && !wasStopped) {
      carrierSays(
          account,
          number,
          from,
          "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.");
    } else if (OptOuts.START.equals(keyword) && wasStopped) {
      carrierSays(
          account,
          number,
          from,
          "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.");
    }
    return text;
  }

  private void carrierSays(String account, String from, String to, String body) throws IOException {
    add(new Request(account, from, to, body, null, null), true);
  }

  private static String newSid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Texts back what our answer to a text says. After STOP the carrier lets only the answer to HELP
   * pass.
   *
   * @return whether it was sent
   */
  boolean answer(Entry.SmsReceived text, String body) throws IOException {
    boolean passes =
        !optOuts.stopped(text.from(), text.to()) || OptOuts.HELP.equals(text.keyword());
    if (passes) {
      add(new Request(text.account(), text.to(), text.from(), body, null, null), false);
    }
    return passes;
  }

  /** The sender's own id of a message, from the query of its status callback. */
  static @Nullable String sendId(@Nullable String callback) {
    if (callback == null) {
      return null;
    }
    String query = URI.create(callback).getRawQuery();
    for (String part : query == null ? new String[0] : query.split("&")) {
      if (part.startsWith(SEND)) {
        return URLDecoder.decode(part.substring(SEND.length()), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
