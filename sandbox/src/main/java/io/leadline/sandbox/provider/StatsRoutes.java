package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.event.EventPosts;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Journal;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.SendCounts.Totals;
import io.leadline.sandbox.provider.twilio.TwilioWebhook;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Counts of what was accepted: in total, per channel and per send id. */
final class StatsRoutes {
  private final Ledger ledger;
  private final EventPosts events;
  private final BooleanSupplier callbacksDone;

  StatsRoutes(Ledger ledger, EventPosts events, TwilioWebhook callbacks) {
    this.ledger = ledger;
    this.events = events;
    this.callbacksDone = callbacks::idle;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/stats", ctx -> ControlRoutes.json(ctx, stats()));
    routes.get("/api/sends", this::sends);
  }

  /**
   * @param requests accepted calls
   * @param recipients messages in them
   * @param duplicates send ids that were accepted more than once, with how often
   * @param eventsPosted events that the receiver took since the start of this process
   * @param eventsPending whether something is still to be posted
   */
  record Stats(
      long requests,
      long recipients,
      int sendIds,
      Map<String, Integer> duplicates,
      Map<String, Totals> channels,
      int messages,
      long eventsPosted,
      boolean eventsPending,
      boolean receiverAway) {}

  private Stats stats() {
    Map<String, Totals> totals = ledger.counts().totals();
    return new Stats(
        totals.values().stream().mapToLong(Totals::requests).sum(),
        totals.values().stream().mapToLong(Totals::recipients).sum(),
        ledger.counts().distinct(),
        ledger.counts().repeated(),
        totals,
        ledger.mailbox().size(),
        events.posted(),
        !events.idle() || !callbacksDone.getAsBoolean(),
        events.waitingForReceiver());
  }

  /**
   * Every acceptance since the last clearing, in order, one JSON line each: {@code {sendId,
   * channel, at}}.
   */
  private void sends(Context ctx) throws IOException {
    String asked = ctx.queryParam("prefix");
    String prefix = asked == null ? "" : asked;
    long[] cleared = {0};
    eachLine(0, line -> cleared[0] = line.is(Entry.CLEARED) ? line.end() : cleared[0]);
    ctx.contentType("application/x-ndjson");
    try (Writer out = new OutputStreamWriter(ctx.outputStream(), UTF_8)) {
      eachLine(cleared[0], line -> write(out, line, prefix));
    }
  }

  private interface LineUse {
    void with(Journal.Line line) throws IOException;
  }

  private void eachLine(long from, LineUse use) throws IOException {
    long offset = from;
    List<Journal.Line> lines = ledger.journal().read(offset);
    while (!lines.isEmpty()) {
      for (Journal.Line line : lines) {
        use.with(line);
        offset = line.end();
      }
      lines = ledger.journal().read(offset);
    }
  }

  private static void write(Writer out, Journal.Line line, String prefix) throws IOException {
    if (line.is(Entry.MAIL) && line.entry() instanceof Entry.MailAccepted mail) {
      for (MailItem item : mail.items()) {
        write(out, prefix, item.sendId(mail.call()), "email", mail);
      }
    } else if (line.is(Entry.SMS) && line.entry() instanceof Entry.SmsAccepted sms) {
      write(out, prefix, sms.sendId(), "sms", sms);
    }
  }

  private static void write(
      Writer out, String prefix, @Nullable String sendId, String channel, Entry entry)
      throws IOException {
    if (sendId != null && sendId.startsWith(prefix)) {
      ObjectNode json = LedgerJson.MAPPER.createObjectNode();
      json.put("sendId", sendId).put("channel", channel).put("at", entry.at().toString());
      out.write(json + "\n");
    }
  }
}
