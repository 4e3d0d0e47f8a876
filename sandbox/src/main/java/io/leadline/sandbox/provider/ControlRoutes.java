package io.leadline.sandbox.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.leadline.sandbox.provider.fault.Faults;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.inbox.MessageDocument;
import io.leadline.sandbox.provider.inbox.Reader;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.twilio.Twilio;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The control API under {@code /api}: what was accepted, and how the simulated world is to behave.
 */
final class ControlRoutes {
  private final Ledger ledger;
  private final Misbehaviour misbehaviour;
  private final Twilio twilio;
  private final Reader reader;
  private final InstantSource clock;

  ControlRoutes(
      Ledger ledger, Misbehaviour misbehaviour, Twilio twilio, Reader reader, InstantSource clock) {
    this.ledger = ledger;
    this.misbehaviour = misbehaviour;
    this.twilio = twilio;
    this.reader = reader;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/messages", this::messages);
    routes.get("/api/messages/{id}", this::message);
    routes.delete("/api/messages", this::clear);
    routes.get("/api/faults", ctx -> json(ctx, misbehaviour.faults()));
    routes.post("/api/faults", this::setFaults);
    routes.post("/api/reply", this::reply);
    routes.post("/api/click", this::click);
    routes.post("/api/events", this::happen);
    routes.get(
        "/healthz", ctx -> ctx.contentType("application/json").result("{\"status\":\"ok\"}"));
  }

  /** Newest first, written as it is read, so the whole mailbox may be asked for. */
  private void messages(Context ctx) throws IOException {
    String to = ctx.queryParam("to");
    String channel = ctx.queryParam("channel");
    Instant since = since(ctx.queryParam("since"));
    Predicate<StoredMessage> wanted =
        message ->
            (to == null || to.isEmpty() || message.to().equalsIgnoreCase(to))
                && (since == null || !message.at().isBefore(since))
                && channelFits(message, channel);
    List<StoredMessage> found = ledger.mailbox().newest(null, limit(ctx), wanted);
    ctx.contentType("application/json");
    try (JsonGenerator json = LedgerJson.MAPPER.getFactory().createGenerator(ctx.outputStream())) {
      json.writeStartArray();
      for (StoredMessage message : found) {
        LedgerJson.MAPPER.writeValue(json, MessageDocument.of(message, ledger, reader));
      }
      json.writeEndArray();
    }
  }

  private static boolean channelFits(StoredMessage message, @Nullable String channel) {
    return switch (message) {
      case StoredMessage.Mail mail ->
          channel == null || channel.isEmpty() || channel.equals("email");
      // The carrier's own answers and what people wrote are not among what we sent: only by name.
      case StoredMessage.Sms sms when sms.sms().carrier() -> "sms-carrier".equals(channel);
      case StoredMessage.Sms sms -> channel == null || channel.isEmpty() || channel.equals("sms");
      case StoredMessage.Slack slack ->
          channel == null || channel.isEmpty() || channel.equals("slack");
      case StoredMessage.Reply reply -> "sms-reply".equals(channel);
    };
  }

  private static int limit(Context ctx) {
    String limit = ctx.queryParam("limit");
    if (limit == null) {
      return Integer.MAX_VALUE;
    } else if (!limit.matches("\\d{1,9}")) {
      throw new BadRequestResponse("limit: expected a number");
    }
    return Integer.parseInt(limit);
  }

  private static @Nullable Instant since(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return text.matches("\\d+")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeParseException | NumberFormatException bad) {
      throw new BadRequestResponse("since: expected an RFC 3339 instant or epoch milliseconds");
    }
  }

  private void message(Context ctx) throws IOException {
    json(ctx, MessageDocument.of(find(ctx.pathParam("id")), ledger, reader));
  }

  private StoredMessage find(String id) {
    return ledger.mailbox().find(id).orElseThrow(() -> new NotFoundResponse("no message " + id));
  }

  private void clear(Context ctx) throws IOException {
    ledger.append(new Entry.Cleared(clock.instant()));
    ctx.status(204);
  }

  private void setFaults(Context ctx) throws IOException {
    if (ctx.bodyAsBytes().length == 0) {
      misbehaviour.set(Faults.NONE);
    } else {
      try {
        misbehaviour.set(Faults.parse(body(ctx)));
      } catch (IllegalArgumentException bad) {
        throw new BadRequestResponse(String.valueOf(bad.getMessage()));
      }
    }
    json(ctx, misbehaviour.faults());
  }

  private void reply(Context ctx) throws IOException {
    JsonNode request = body(ctx);
    String from = request.path("from").asText();
    String text = request.path("body").asText();
    if (!from.matches("\\+[1-9]\\d{6,14}") || text.isEmpty()) {
      throw new BadRequestResponse("from: expected a phone number like +15125550100; body: a text");
    }
    Entry.SmsReceived received =
        twilio.receive(from, request.hasNonNull("to") ? request.get("to").asText() : null, text);
    ObjectNode answer = LedgerJson.MAPPER.createObjectNode();
    answer.put("id", received.sid()).put("to", received.to()).put("keyword", received.keyword());
    json(ctx, answer);
  }

  private void click(Context ctx) throws IOException, InterruptedException {
    JsonNode request = body(ctx);
    StoredMessage message = find(request.path("messageId").asText());
    List<String> links = MessageDocument.of(message, ledger, reader).links();
    JsonNode wanted = request.path("link");
    String link = wanted.asText();
    if (wanted.isInt() && wanted.asInt() >= 0 && wanted.asInt() < links.size()) {
      link = links.get(wanted.asInt());
    } else if (!links.contains(link)) {
      throw new BadRequestResponse("link: expected one of the message's links, or its index");
    }
    json(ctx, reader.click(message, link, request.path("human").asBoolean(true)));
  }

  /** Something becomes of a mail after its delivery. */
  private void happen(Context ctx) throws IOException {
    JsonNode request = body(ctx);
    if (!(find(request.path("messageId").asText()) instanceof StoredMessage.Mail mail)) {
      throw new BadRequestResponse("messageId: expected that of a mail");
    }
    switch (request.path("event").asText()) {
      case "open" -> reader.open(mail);
      case "bounce" -> reader.bounce(mail);
      case "spamreport" -> reader.reportSpam(mail);
      case "unsubscribe" -> reader.unsubscribeAtProvider(mail);
      default ->
          throw new BadRequestResponse("event: expected open, bounce, spamreport or unsubscribe");
    }
    ctx.status(204);
  }

  private static JsonNode body(Context ctx) {
    try {
      JsonNode body = LedgerJson.MAPPER.readTree(ctx.bodyAsBytes());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (IOException unreadable) {
      throw new BadRequestResponse("expected a JSON object");
    }
    throw new BadRequestResponse("expected a JSON object");
  }

  static void json(Context ctx, Object body) throws IOException {
    ctx.contentType("application/json").result(LedgerJson.MAPPER.writeValueAsBytes(body));
  }
}
