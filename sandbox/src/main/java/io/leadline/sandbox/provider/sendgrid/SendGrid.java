package io.leadline.sandbox.provider.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.event.EventWebhook;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.ledger.Cursor;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.Slice;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated mail account: accepts calls for good, keeps templates, and posts what happens to
 * the mails.
 */
public final class SendGrid implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Ledger ledger;
  private final SuppressionList suppressed;
  private final Misbehaviour misbehaviour;
  private final InstantSource clock;
  private final MailTemplates templates;
  private final MailReader reader;
  private final EventWebhook webhook;

  /**
   * @param folder holds templates and how far events have been posted
   * @param onDelivery is told of each mail that arrives, from the thread that posts events
   */
  public SendGrid(
      Ledger ledger,
      SuppressionList suppressed,
      Misbehaviour misbehaviour,
      InstantSource clock,
      Path folder,
      WebhookKeys keys,
      URI webhookUrl,
      Consumer<StoredMessage.Mail> onDelivery)
      throws IOException {
    this.ledger = ledger;
    this.suppressed = suppressed;
    this.misbehaviour = misbehaviour;
    this.clock = clock;
    this.templates = MailTemplates.open(folder.resolve("templates.json"), clock);
    this.reader = new MailReader(ledger, templates);
    Cursor cursor = Cursor.open(folder.resolve("sendgrid-events.cursor"));
    this.webhook =
        new EventWebhook(
            ledger, cursor, webhookUrl, new SendGridDialect(keys), misbehaviour, clock, onDelivery);
  }

  /** Begins to post events. */
  public void start() {
    webhook.start();
  }

  public MailReader reader() {
    return reader;
  }

  public EventWebhook webhook() {
    return webhook;
  }

  MailTemplates templates() {
    return templates;
  }

  /**
   * Accepts a checked call; when this returns, a kill of the simulator no longer loses it. Answers
   * its id.
   */
  String accept(MailSend mail, byte[] body) throws IOException {
    byte[] envelope = LedgerJson.MAPPER.writeValueAsBytes(mail.envelope());
    Slice whole = ledger.store(envelope, body);
    Instant now = clock.instant();
    List<String> categories = new ArrayList<>();
    mail.envelope().path("categories").forEach(one -> categories.add(one.asText()));
    MailCall call =
        new MailCall(
            newId(),
            now,
            new Slice(whole.segment(), whole.offset(), envelope.length),
            args(mail.envelope().get("custom_args")),
            categories,
            mail.tracks("open_tracking"),
            mail.tracks("click_tracking"));
    List<MailItem> items = new ArrayList<>(mail.parts().size());
    long bodyAt = whole.offset() + envelope.length;
    for (MailSend.Part part : mail.parts()) {
      Slice data = new Slice(whole.segment(), bodyAt + part.offset(), part.length());
      Map<String, String> args = args(part.args());
      for (JsonNode list : lists(part)) {
        for (JsonNode recipient : list) {
          items.add(item(data, recipient.path("email").asText(), args));
        }
      }
    }
    ledger.append(new Entry.MailAccepted(call, items));
    return call.id();
  }

  private MailItem item(Slice data, String to, Map<String, String> args) {
    String reason = suppressed.reasonFor(to).orElse(null);
    MailItem.Outcome outcome =
        reason != null ? MailItem.Outcome.DROPPED : misbehaviour.faults().outcomeFor(to);
    return new MailItem(data, to, args, outcome, reason);
  }

  /** Records what a reader did with a mail; the event is posted by and by. */
  public void happened(StoredMessage.Mail mail, String event, Map<String, String> fields)
      throws IOException {
    ledger.append(
        new Entry.MailEvent(
            UUID.randomUUID().toString(), mail.id(), mail.to(), clock.instant(), event, fields));
  }

  SuppressionList suppressed() {
    return suppressed;
  }

  /** Takes an address off the list of those who unsubscribed, so that it is mailed again. */
  void liftOptOut(String address) throws IOException {
    ledger.append(new Entry.OptOutLifted(address, clock.instant()));
  }

  private static List<JsonNode> lists(MailSend.Part part) {
    List<JsonNode> lists = new ArrayList<>(1);
    for (JsonNode list : new JsonNode[] {part.to(), part.cc(), part.bcc()}) {
      if (list != null) {
        lists.add(list);
      }
    }
    return lists;
  }

  private static Map<String, String> args(@Nullable JsonNode args) {
    if (args == null || args.isEmpty()) {
      return Map.of();
    }
    Map<String, String> all = HashMap.newHashMap(args.size());
    args.properties().forEach(arg -> all.put(arg.getKey(), arg.getValue().asText()));
    return all;
  }

  private static String newId() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    // A leading hyphen would look like an option where ids are pasted into a shell.
    return "S" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() throws IOException {
    webhook.close();
  }
}
