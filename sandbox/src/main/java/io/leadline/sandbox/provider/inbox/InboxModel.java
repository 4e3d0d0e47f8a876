package io.leadline.sandbox.provider.inbox;

import io.leadline.sandbox.provider.content.MailContent;
import io.leadline.sandbox.provider.inbox.InboxView.Badge;
import io.leadline.sandbox.provider.inbox.InboxView.Bubble;
import io.leadline.sandbox.provider.inbox.InboxView.MailView;
import io.leadline.sandbox.provider.inbox.InboxView.Pair;
import io.leadline.sandbox.provider.inbox.InboxView.Row;
import io.leadline.sandbox.provider.inbox.InboxView.Step;
import io.leadline.sandbox.provider.inbox.InboxView.ThreadView;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import io.leadline.sandbox.provider.sendgrid.MailEvents;
import io.leadline.sandbox.provider.twilio.OptOuts;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns stored messages into what the inbox page shows. */
final class InboxModel {
  private static final int THREAD = 100;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Ledger ledger;
  private final Reader reader;
  private final OptOuts optOuts;

  InboxModel(Ledger ledger, Reader reader, OptOuts optOuts) {
    this.ledger = ledger;
    this.reader = reader;
    this.optOuts = optOuts;
  }

  Row row(StoredMessage message, String query, @Nullable String currentId) throws IOException {
    String link = "/messages/" + message.id() + query;
    String at = message.at().toString();
    String clock = CLOCK.format(message.at());
    boolean current = message.id().equals(currentId);
    return switch (message) {
      case StoredMessage.Mail mail -> {
        MailContent content = reader.read(mail);
        yield new Row(
            mail.id(),
            link,
            "mail",
            initial(mail.to()),
            hue(mail.to()),
            mail.to(),
            content.subject(),
            snippet(content.text()),
            at,
            clock,
            current,
            badges(mail));
      }
      case StoredMessage.Sms sms -> {
        List<Badge> badges =
            sms.sms().errorCode() == null
                ? List.of()
                : List.of(new Badge("undelivered " + sms.sms().errorCode(), "bad"));
        yield new Row(
            sms.id(),
            link,
            "sms",
            "✆",
            hue(sms.to()),
            sms.to(),
            sms.sms().carrier() ? "Carrier’s answer" : "Text message",
            snippet(sms.sms().body()),
            at,
            clock,
            current,
            badges);
      }
      case StoredMessage.Reply reply ->
          new Row(
              reply.id(),
              link,
              "reply",
              "↩",
              hue(reply.sms().from()),
              reply.sms().from(),
              "Reply",
              snippet(reply.sms().body()),
              at,
              clock,
              current,
              List.of());
      case StoredMessage.Slack slack ->
          new Row(
              slack.id(),
              link,
              "slack",
              "#",
              hue(slack.to()),
              slack.to(),
              "Slack message",
              snippet(slack.post().text()),
              at,
              clock,
              current,
              List.of());
    };
  }

  private List<Badge> badges(StoredMessage.Mail mail) {
    List<Badge> badges = new ArrayList<>();
    MailItem.Outcome outcome = mail.item().outcome();
    if (!outcome.arrives()) {
      badges.add(new Badge(outcome.name().toLowerCase(Locale.ROOT), "bad"));
    }
    List<String> names =
        ledger.mailbox().eventsOf(mail.id()).stream().map(Entry.MailEvent::event).toList();
    if (names.contains("spamreport") || outcome == MailItem.Outcome.COMPLAINED) {
      badges.add(new Badge("spam", "bad"));
    }
    if (names.contains("unsubscribe")) {
      badges.add(new Badge("unsubscribed", "plain"));
    }
    if (names.contains("click")) {
      badges.add(new Badge("clicked", "good"));
    } else if (names.contains("open")) {
      badges.add(new Badge("opened", "plain"));
    }
    return badges;
  }

  MailView mail(StoredMessage.Mail mail) throws IOException {
    MailContent content = reader.read(mail);
    List<Pair> links = new ArrayList<>();
    for (int i = 0; i < content.links().size(); i++) {
      links.add(new Pair("/messages/" + mail.id() + "/click?link=" + i, content.links().get(i)));
    }
    return new MailView(
        mail.id(),
        content.subject(),
        content.header("From"),
        mail.to(),
        hue(mail.to()),
        initial(mail.to()),
        mail.at().toString(),
        CLOCK.format(mail.at()),
        mail.sendId(),
        !content.html().isBlank(),
        Reader.oneClick(content).isPresent(),
        SafeText.html(
            content.text(),
            url -> {
              int place = content.links().indexOf(url);
              return place < 0 ? url : "/messages/" + mail.id() + "/click?link=" + place;
            }),
        content.headers().entrySet().stream()
            .map(header -> new Pair(header.getKey(), header.getValue()))
            .toList(),
        links,
        steps(mail));
  }

  private List<Step> steps(StoredMessage.Mail mail) {
    List<Step> steps = new ArrayList<>();
    MailEvents.afterAcceptance(mail)
        .forEach(
            event ->
                steps.add(
                    step(
                        event.path("event").asText(),
                        event.path("reason").asText(event.path("response").asText()),
                        mail.at())));
    for (Entry.MailEvent event : ledger.mailbox().eventsOf(mail.id())) {
      steps.add(step(event.event(), event.fields().getOrDefault("url", ""), event.at()));
    }
    return steps;
  }

  private static final Map<String, String> TONES =
      Map.of(
          "delivered",
          "good",
          "open",
          "good",
          "click",
          "good",
          "bounce",
          "bad",
          "dropped",
          "bad",
          "spamreport",
          "bad");

  private static Step step(String name, String detail, Instant at) {
    return new Step(
        name, detail, at.toString(), CLOCK.format(at), TONES.getOrDefault(name, "plain"));
  }

  /** The conversation that a text or post belongs to. */
  ThreadView thread(StoredMessage message) {
    if (message instanceof StoredMessage.Slack slack) {
      List<Bubble> posts =
          ledger
              .mailbox()
              .newest(
                  null, THREAD, m -> m instanceof StoredMessage.Slack && m.to().equals(slack.to()))
              .reversed()
              .stream()
              .map(m -> post(((StoredMessage.Slack) m).post()))
              .toList();
      return new ThreadView(slack.id(), slack.to(), slack.to(), false, false, posts);
    }
    String person = person(message);
    List<Bubble> bubbles = new ArrayList<>();
    String sender = "";
    for (StoredMessage one :
        ledger.mailbox().newest(null, THREAD, m -> person(m).equals(person)).reversed()) {
      if (one instanceof StoredMessage.Sms sms) {
        sender = sms.sms().from();
        String segments = sms.sms().segments() == 1 ? "" : sms.sms().segments() + " segments";
        String failed =
            sms.sms().errorCode() == null ? "" : "undelivered, error " + sms.sms().errorCode();
        String note =
            sms.sms().carrier() ? "from the carrier" : failed.isEmpty() ? segments : failed;
        bubbles.add(bubble(sms.sms().body(), false, sms.at(), note));
      } else if (one instanceof StoredMessage.Reply reply) {
        String note = reply.sms().keyword() == null ? "" : "keyword " + reply.sms().keyword();
        bubbles.add(bubble(reply.sms().body(), true, reply.at(), note));
      }
    }
    return new ThreadView(
        message.id(), person, person, true, optOuts.stopped(person, sender), bubbles);
  }

  /** The number of the person in a text, whichever way it went; empty for other messages. */
  private static String person(StoredMessage message) {
    return switch (message) {
      case StoredMessage.Sms sms -> sms.to();
      case StoredMessage.Reply reply -> reply.sms().from();
      default -> "";
    };
  }

  private static Bubble bubble(String text, boolean mine, Instant at, String note) {
    return new Bubble(SafeText.html(text, url -> url), mine, at.toString(), CLOCK.format(at), note);
  }

  /** The page may use no style of its own, so the bar is a picture. */
  private static Bubble post(Entry.SlackAccepted post) {
    Bubble plain = bubble(post.text(), false, post.at(), "");
    String color = post.color();
    if (color == null || !color.matches("#[0-9a-fA-F]{6}")) {
      return plain;
    }
    String bar =
        "<svg class=\"bar\" width=\"4\" height=\"100%\"><rect width=\"4\" height=\"100%\" fill=\""
            + color
            + "\"/></svg>";
    return new Bubble(bar + plain.textHtml(), false, plain.at(), plain.clock(), color);
  }

  private static String snippet(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }

  private static String initial(String address) {
    return address.isEmpty() ? "?" : address.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private static int hue(String address) {
    return Math.floorMod(address.hashCode(), 8);
  }
}
