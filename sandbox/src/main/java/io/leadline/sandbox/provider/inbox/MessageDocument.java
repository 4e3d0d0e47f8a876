package io.leadline.sandbox.provider.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadline.sandbox.provider.content.Links;
import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as {@code GET /api/messages} gives it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MessageDocument(
    String id,
    String channel,
    String to,
    String from,
    @Nullable String subject,
    @Nullable String html,
    String text,
    Map<String, String> headers,
    List<String> links,
    @Nullable String sendId,
    Instant acceptedAt,
    String outcome,
    List<Happening> events) {

  /** Something that happened to the message. */
  public record Happening(String event, Instant at) {}

  public static MessageDocument of(StoredMessage message, Ledger ledger, Reader reader)
      throws IOException {
    return switch (message) {
      case StoredMessage.Mail mail -> mail(mail, reader.read(mail), ledger);
      case StoredMessage.Sms text ->
          text(text, "sms", text.sms().from(), text.sms().body(), outcome(text.sms()));
      case StoredMessage.Reply reply ->
          text(reply, "sms-reply", reply.sms().from(), reply.sms().body(), "received");
      case StoredMessage.Slack slack ->
          text(slack, "slack", "leadline", slack.post().text(), "delivered", headers(slack.post()));
    };
  }

  private static MessageDocument mail(StoredMessage.Mail mail, MailContent content, Ledger ledger) {
    List<Happening> events = new ArrayList<>();
    for (Entry.MailEvent event : ledger.mailbox().eventsOf(mail.id())) {
      events.add(new Happening(event.event(), event.at()));
    }
    return new MessageDocument(
        mail.id(),
        "email",
        mail.to(),
        content.from(),
        content.subject(),
        content.html(),
        content.text(),
        content.headers(),
        content.links(),
        mail.sendId(),
        mail.at(),
        mail.item().outcome().name().toLowerCase(Locale.ROOT),
        events);
  }

  private static String outcome(Entry.SmsAccepted sms) {
    return sms.errorCode() == null ? "delivered" : "undelivered";
  }

  private static Map<String, String> headers(Entry.SlackAccepted post) {
    return post.color() == null ? Map.of() : Map.of("color", post.color());
  }

  private static MessageDocument text(
      StoredMessage message, String channel, String from, String body, String outcome) {
    return text(message, channel, from, body, outcome, Map.of());
  }

  private static MessageDocument text(
      StoredMessage message,
      String channel,
      String from,
      String body,
      String outcome,
      Map<String, String> headers) {
    return new MessageDocument(
        message.id(),
        channel,
        message.to(),
        from,
        null,
        null,
        body,
        headers,
        Links.of("", body),
        message.sendId(),
        message.at(),
        outcome,
        List.of());
  }
}
