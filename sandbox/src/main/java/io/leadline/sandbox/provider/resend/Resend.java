package io.leadline.sandbox.provider.resend;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.event.EventDialect;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailCall;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.Slice;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.sendgrid.SuppressionList;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The simulated account at Resend: accepts mails for good and remembers idempotency keys. */
public final class Resend {
  private final Ledger ledger;
  private final SuppressionList suppressed;
  private final SentKeys keys;
  private final Misbehaviour misbehaviour;
  private final InstantSource clock;

  public Resend(
      Ledger ledger,
      SuppressionList suppressed,
      SentKeys keys,
      Misbehaviour misbehaviour,
      InstantSource clock) {
    this.ledger = ledger;
    this.suppressed = suppressed;
    this.keys = keys;
    this.misbehaviour = misbehaviour;
    this.clock = clock;
  }

  /** How its events look when they are signed with that secret. */
  public static EventDialect dialect(String secret) {
    return new ResendDialect(secret);
  }

  SentKeys keys() {
    return keys;
  }

  /**
   * Accepts mails that are right; when this returns, a kill of the simulator no longer loses them.
   * Answers the call; the ids of its mails follow from its id and their place.
   */
  MailCall accept(List<ResendBatch.Part> right, byte[] body, MailCall.@Nullable IdempotencyKey key)
      throws IOException {
    Slice whole = ledger.store(body);
    MailCall call =
        new MailCall(
            "R" + UUID.randomUUID().toString().replace("-", ""),
            clock.instant(),
            new Slice(whole.segment(), whole.offset(), 0),
            Map.of(),
            List.of(),
            true,
            false,
            MailCall.RESEND,
            key);
    List<MailItem> items = new ArrayList<>();
    for (ResendBatch.Part part : right) {
      Slice data = new Slice(whole.segment(), whole.offset() + part.offset(), part.length());
      for (String to : part.to()) {
        items.add(item(data, bare(to), tags(part.mail())));
      }
    }
    ledger.append(new Entry.MailAccepted(call, items));
    return call;
  }

  private MailItem item(Slice data, String to, Map<String, String> tags) {
    String reason = suppressed.reasonFor(to).orElse(null);
    MailItem.Outcome outcome =
        reason != null ? MailItem.Outcome.DROPPED : misbehaviour.faults().outcomeFor(to);
    return new MailItem(data, to, tags, outcome, reason);
  }

  private static Map<String, String> tags(JsonNode mail) {
    Map<String, String> tags = new HashMap<>();
    mail.path("tags")
        .forEach(tag -> tags.put(tag.path("name").asText(), tag.path("value").asText()));
    return tags;
  }

  private static String bare(String address) {
    int open = address.indexOf('<');
    return (open < 0 ? address : address.substring(open + 1, address.indexOf('>', open))).strip();
  }

  /** The mail as its recipient sees it. */
  public static MailContent read(Ledger ledger, StoredMessage.Mail stored) throws IOException {
    byte[] bytes = ledger.read(stored.item().data());
    JsonNode mail =
        bytes.length == 0
            ? LedgerJson.MAPPER.createObjectNode()
            : LedgerJson.MAPPER.readTree(bytes);
    String from = mail.path("from").asText();
    int open = from.indexOf('<');
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("From", from);
    headers.put("To", stored.to());
    headers.put("Subject", mail.path("subject").asText());
    headers.put(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.at().atOffset(ZoneOffset.UTC)));
    headers.put("Message-ID", "<" + ResendDialect.emailId(stored) + "@simulator.leadline>");
    mail.path("headers")
        .properties()
        .forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
    String html = mail.path("html").asText();
    String text = mail.path("text").asText();
    return new MailContent(
        bare(from),
        open < 0 ? "" : from.substring(0, open).strip(),
        mail.path("subject").asText(),
        html,
        text,
        headers,
        Links.of(html, text));
  }
}
