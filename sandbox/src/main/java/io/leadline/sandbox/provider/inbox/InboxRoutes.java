package io.leadline.sandbox.provider.inbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.event.EventPosts;
import io.leadline.sandbox.provider.inbox.InboxView.Row;
import io.leadline.sandbox.provider.inbox.InboxView.Tab;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.twilio.OptOuts;
import io.leadline.sandbox.provider.twilio.Twilio;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox page at {@code /}: works without JavaScript; a small script keeps the list fresh. */
public final class InboxRoutes {
  private static final int PAGE = 50;
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src"
          + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";
  private static final Map<String, String> NOTICES =
      Map.of(
          "spam", "Reported as spam. The provider tells the sender.",
          "unsubscribed", "One-click unsubscribe sent and accepted.",
          "not-unsubscribed",
              "The one-click request was not accepted; see that the API is running.",
          "no-one-click", "This mail has no one-click header.",
          "provider-unsubscribed", "Unsubscribed at the provider.",
          "replied", "Reply sent.");

  private final Ledger ledger;
  private final Reader reader;
  private final Twilio twilio;
  private final EventPosts webhook;
  private final InboxModel model;
  private final InboxPages pages = new InboxPages();

  public InboxRoutes(
      Ledger ledger, Reader reader, Twilio twilio, OptOuts optOuts, EventPosts webhook) {
    this.ledger = ledger;
    this.reader = reader;
    this.twilio = twilio;
    this.webhook = webhook;
    this.model = new InboxModel(ledger, reader, optOuts);
  }

  public void register(RoutesConfig routes) {
    String css = InboxPages.asset("inbox.css");
    String js = InboxPages.asset("inbox.js");
    routes.get("/assets/inbox.css", ctx -> ctx.contentType("text/css; charset=utf-8").result(css));
    routes.get(
        "/assets/inbox.js", ctx -> ctx.contentType("text/javascript; charset=utf-8").result(js));
    routes.get(
        "/api/pulse",
        ctx ->
            ctx.contentType("application/json")
                .result(
                    LedgerJson.MAPPER.writeValueAsBytes(
                        new Pulse(
                            ledger.mailbox().newestNumber(),
                            status(),
                            webhook.waitingForReceiver()))));
    routes.get("/", ctx -> show(ctx, null));
    routes.get("/messages/{id}", ctx -> show(ctx, find(ctx)));
    routes.get("/messages/{id}/body", this::frame);
    routes.get("/messages/{id}/click", this::click);
    routes.post("/messages/{id}/spam", ctx -> act(ctx, "spam"));
    routes.post("/messages/{id}/unsubscribe", ctx -> act(ctx, "unsubscribe"));
    routes.post("/messages/{id}/provider-unsubscribe", ctx -> act(ctx, "provider-unsubscribe"));
    routes.post("/messages/{id}/reply", this::reply);
  }

  /** What the page asks for every second or so, to know whether to fetch the list. */
  record Pulse(long newest, String status, boolean waits) {}

  private void show(Context ctx, @Nullable StoredMessage open) throws IOException {
    String query = text(ctx.queryParam("q"));
    String channel = text(ctx.queryParam("channel"));
    String before = text(ctx.queryParam("before"));
    Long below = before.matches("\\d{1,18}") ? Long.valueOf(before) : null;
    List<StoredMessage> found =
        ledger.mailbox().newest(below, PAGE + 1, message -> fits(message, query, channel));
    List<StoredMessage> shown = found.subList(0, Math.min(PAGE, found.size()));
    String suffix = suffix(query, channel);
    List<Row> rows = new ArrayList<>();
    for (StoredMessage message : shown) {
      rows.add(model.row(message, suffix, open == null ? null : open.id()));
    }
    InboxView view =
        new InboxView(
            query,
            channel,
            tabs(channel),
            rows,
            found.size() > PAGE ? shown.getLast().number() : null,
            ledger.mailbox().newestNumber(),
            status(),
            webhook.waitingForReceiver(),
            NOTICES.get(text(ctx.queryParam("notice"))),
            open instanceof StoredMessage.Mail mail ? model.mail(mail) : null,
            open == null || open instanceof StoredMessage.Mail ? null : model.thread(open));
    ctx.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .contentType("text/html; charset=utf-8")
        .result("list".equals(ctx.queryParam("part")) ? pages.list(view) : pages.page(view));
  }

  private static boolean fits(StoredMessage message, String query, String channel) {
    String kind =
        switch (message) {
          case StoredMessage.Mail mail -> "email";
          case StoredMessage.Sms sms -> "sms";
          case StoredMessage.Reply reply -> "sms";
          case StoredMessage.Slack slack -> "slack";
        };
    String person =
        message instanceof StoredMessage.Reply reply ? reply.sms().from() : message.to();
    return (channel.isEmpty() || channel.equals(kind))
        && person.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
  }

  private static List<Tab> tabs(String channel) {
    return List.of(
        new Tab("", "All", channel.isEmpty()),
        new Tab("email", "Mail", channel.equals("email")),
        new Tab("sms", "SMS", channel.equals("sms")),
        new Tab("slack", "Slack", channel.equals("slack")));
  }

  private String status() {
    if (webhook.waitingForReceiver()) {
      return "Events wait for the API";
    }
    return webhook.idle() ? "All events delivered" : "Delivering events";
  }

  private static String suffix(String query, String channel) {
    if (query.isEmpty() && channel.isEmpty()) {
      return "";
    }
    return "?q="
        + URLEncoder.encode(query, StandardCharsets.UTF_8)
        + "&channel="
        + URLEncoder.encode(channel, StandardCharsets.UTF_8);
  }

  /** Loading the frame is what a mail program's image loading is: it counts as an open. */
  private void frame(Context ctx) throws IOException {
    StoredMessage.Mail mail = findMail(ctx);
    reader.open(mail);
    ctx.header("Content-Security-Policy", MailFrame.POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .contentType("text/html; charset=utf-8")
        .result(MailFrame.of(mail.id(), reader.read(mail)));
  }

  /** Only links that stand in the message are followed, so this redirects to nowhere else. */
  private void click(Context ctx) throws IOException {
    StoredMessage.Mail mail = findMail(ctx);
    MailContent content = reader.read(mail);
    String place = text(ctx.queryParam("link"));
    if (!place.matches("\\d{1,5}") || Integer.parseInt(place) >= content.links().size()) {
      throw new BadRequestResponse("link: expected the place of a link in this message");
    }
    String link = content.links().get(Integer.parseInt(place));
    reader.recordClick(mail, link, Visitor.BROWSER);
    ctx.redirect(link, HttpStatus.FOUND);
  }

  private void act(Context ctx, String action) throws IOException, InterruptedException {
    StoredMessage.Mail mail = findMail(ctx);
    String notice =
        switch (action) {
          case "spam" -> {
            reader.reportSpam(mail);
            yield "spam";
          }
          case "unsubscribe" -> {
            Optional<Visitor.Visit> visit = reader.unsubscribe(mail);
            yield visit
                .map(done -> done.status() / 100 == 2 ? "unsubscribed" : "not-unsubscribed")
                .orElse("no-one-click");
          }
          default -> {
            reader.unsubscribeAtProvider(mail);
            yield "provider-unsubscribed";
          }
        };
    ctx.redirect("/messages/" + mail.id() + "?notice=" + notice, HttpStatus.SEE_OTHER);
  }

  private void reply(Context ctx) throws IOException {
    StoredMessage message = find(ctx);
    String body = text(ctx.formParam("body")).strip();
    if (body.isEmpty()) {
      throw new BadRequestResponse("body: expected a text");
    }
    switch (message) {
      case StoredMessage.Sms sms -> twilio.receive(sms.to(), sms.sms().from(), body);
      case StoredMessage.Reply reply -> twilio.receive(reply.sms().from(), reply.to(), body);
      default -> throw new BadRequestResponse("only texts can be answered here");
    }
    ctx.redirect("/messages/" + message.id() + "?notice=replied", HttpStatus.SEE_OTHER);
  }

  private StoredMessage find(Context ctx) {
    return ledger
        .mailbox()
        .find(ctx.pathParam("id"))
        .orElseThrow(() -> new NotFoundResponse("This message is no longer here."));
  }

  private StoredMessage.Mail findMail(Context ctx) {
    if (find(ctx) instanceof StoredMessage.Mail mail) {
      return mail;
    }
    throw new NotFoundResponse("This message is no mail.");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
