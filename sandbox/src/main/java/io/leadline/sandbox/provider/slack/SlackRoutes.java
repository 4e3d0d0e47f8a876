package io.leadline.sandbox.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leadline.sandbox.provider.http.ApiExchange;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Slack's {@code chat.postMessage} and incoming webhooks, accepted and recorded for the inbox. */
public final class SlackRoutes {
  private final Ledger ledger;
  private final InstantSource clock;

  public SlackRoutes(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.post("/slack/api/chat.postMessage", this::postMessage);
    routes.post("/slack/services/*", this::webhook);
  }

  private void postMessage(Context ctx) throws IOException {
    if (ApiExchange.bearer(ctx).isEmpty()) {
      ctx.contentType("application/json").result("{\"ok\":false,\"error\":\"not_authed\"}");
      return;
    }
    JsonNode message = body(ctx);
    String channel = message.path("channel").asText();
    if (channel.isEmpty() || (message.path("text").asText().isEmpty() && !message.has("blocks"))) {
      String error = channel.isEmpty() ? "channel_not_found" : "no_text";
      ctx.contentType("application/json").result("{\"ok\":false,\"error\":\"" + error + "\"}");
      return;
    }
    Instant at = record(channel, message);
    String ts = at.getEpochSecond() + ".%06d".formatted(at.getNano() / 1000);
    ctx.contentType("application/json")
        .result(
            LedgerJson.MAPPER
                .createObjectNode()
                .put("ok", true)
                .put("channel", channel)
                .put("ts", ts)
                .toString());
  }

  private void webhook(Context ctx) throws IOException {
    JsonNode message = body(ctx);
    if (message.path("text").asText().isEmpty() && !message.has("blocks")) {
      ctx.status(400).result("no_text");
      return;
    }
    record(message.path("channel").asText("#webhook"), message);
    ctx.result("ok");
  }

  private Instant record(String channel, JsonNode message) throws IOException {
    String text = words(message);
    JsonNode color = message.path("attachments").path(0).path("color");
    Instant at = clock.instant();
    ledger.append(
        new Entry.SlackAccepted(
            "SL" + UUID.randomUUID().toString().replace("-", ""),
            at,
            channel.isEmpty() ? "#webhook" : channel,
            text.isEmpty() ? message.path("blocks").toString() : text,
            color.isTextual() ? color.asText() : null));
    return at;
  }

  /** What a reader sees, line by line. */
  private static String words(JsonNode message) {
    List<String> lines = new ArrayList<>();
    lines.add(message.path("text").asText());
    for (JsonNode attachment : message.path("attachments")) {
      for (String field : List.of("title", "text", "title_link", "footer")) {
        lines.add(attachment.path(field).asText());
      }
    }
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static JsonNode body(Context ctx) {
    try {
      return LedgerJson.MAPPER.readTree(ctx.bodyAsBytes());
    } catch (IOException unreadable) {
      return LedgerJson.MAPPER.createObjectNode();
    }
  }
}
