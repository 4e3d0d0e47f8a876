package io.leadline.sandbox.provider.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.ledger.Cursor;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Journal;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal and posts the events of mails, in signed batches, again and again until the
 * receiver answers 2xx. Its place in the journal moves only then, so neither a dead receiver nor a
 * kill of the simulator loses an event; some come twice, as they do in life.
 */
public final class EventWebhook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWebhook.class);
  private static final int BATCH = 1000;
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Ledger ledger;
  private final Cursor cursor;
  private final URI url;
  private final WebhookKeys keys;
  private final TroubledEvents troubled;
  private final InstantSource clock;
  private final Consumer<StoredMessage.Mail> onDelivery;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AtomicLong posted = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean waitingForReceiver;

  EventWebhook(
      Ledger ledger,
      Cursor cursor,
      URI url,
      WebhookKeys keys,
      Misbehaviour misbehaviour,
      InstantSource clock,
      Consumer<StoredMessage.Mail> onDelivery) {
    this.ledger = ledger;
    this.cursor = cursor;
    this.url = url;
    this.keys = keys;
    this.troubled = new TroubledEvents(misbehaviour);
    this.clock = clock;
    this.onDelivery = onDelivery;
    this.thread = Thread.ofPlatform().daemon().name("sendgrid-events").unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  /** Events that a receiver has accepted since the start of this process. */
  public long posted() {
    return posted.get();
  }

  /** Whether the receiver is not taking events at the moment. */
  public boolean waitingForReceiver() {
    return waitingForReceiver;
  }

  /** Whether everything in the journal has been posted. */
  public boolean idle() {
    return cursor.offset() >= ledger.journal().end();
  }

  private void follow() {
    long offset = cursor.offset();
    while (!closed) {
      try {
        List<Journal.Line> lines = ledger.journal().read(offset);
        if (lines.isEmpty()) {
          flushHeld();
          cursor.moveTo(offset);
          ledger.journal().awaitBeyond(offset, IDLE);
          continue;
        }
        for (Journal.Line line : lines) {
          postInBatches(events(line));
          offset = line.end();
          if (!troubled.holdsBack()) {
            cursor.moveTo(offset);
          }
        }
      } catch (InterruptedException stop) {
        return;
      } catch (IOException broken) {
        if (!closed) {
          LOG.error("cannot read the journal at byte {}", offset, broken);
        }
        return;
      }
    }
  }

  private List<ObjectNode> events(Journal.Line line) throws IOException {
    if (!line.is(Entry.MAIL) && !line.is(Entry.MAIL_EVENT)) {
      return List.of();
    }
    List<ObjectNode> events = new ArrayList<>();
    if (line.entry() instanceof Entry.MailAccepted mail) {
      for (int place = 0; place < mail.items().size(); place++) {
        MailItem item = mail.items().get(place);
        String id = StoredMessage.Mail.id(mail.call(), place);
        StoredMessage.Mail message = new StoredMessage.Mail(0, id, mail.call(), item);
        events.addAll(MailEvents.afterAcceptance(message));
        if (item.outcome().arrives()) {
          onDelivery.accept(message);
        }
      }
    } else if (line.entry() instanceof Entry.MailEvent happened
        && ledger.mailbox().find(happened.messageId()).orElse(null)
            instanceof StoredMessage.Mail mail) {
      events.add(MailEvents.later(mail, happened));
    }
    return events;
  }

  private void postInBatches(List<ObjectNode> events) throws InterruptedException, IOException {
    if (events.isEmpty()) {
      return;
    }
    List<ObjectNode> now = troubled.next(events);
    for (int from = 0; from < now.size(); from += BATCH) {
      post(now.subList(from, Math.min(now.size(), from + BATCH)));
    }
  }

  private void flushHeld() throws InterruptedException, IOException {
    List<ObjectNode> last = troubled.rest();
    if (!last.isEmpty()) {
      post(last);
    }
  }

  private void post(List<ObjectNode> events) throws InterruptedException, IOException {
    byte[] body = body(events);
    Duration wait = FIRST_WAIT;
    for (int tries = 0; !closed; tries++) {
      String outcome = tryOnce(body);
      if (outcome.isEmpty()) {
        posted.addAndGet(events.size());
        waitingForReceiver = false;
        return;
      }
      // The first failure is often only a kept connection that the receiver has closed meanwhile.
      if (tries == 1 && !waitingForReceiver) {
        LOG.info("events wait: {} answers {}", url, outcome);
        waitingForReceiver = true;
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
    throw new InterruptedException();
  }

  /** Empty when the receiver took the batch, else what it said. */
  private String tryOnce(byte[] body) throws InterruptedException {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("User-Agent", "SendGrid Event API")
            .header("X-Twilio-Email-Event-Webhook-Signature", keys.sign(timestamp, body))
            .header("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : String.valueOf(status);
    } catch (IOException unreachable) {
      return unreachable.getClass().getSimpleName();
    }
  }

  /**
   * A JSON array with one event per line; real posts end in CR LF, and the signature covers that.
   */
  private static byte[] body(List<ObjectNode> events) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(events.size() * 400);
    body.write('[');
    for (int i = 0; i < events.size(); i++) {
      body.write((i == 0 ? "" : ",\r\n").getBytes(UTF_8));
      body.write(LedgerJson.MAPPER.writeValueAsBytes(events.get(i)));
    }
    body.write("]\r\n".getBytes(UTF_8));
    return body.toByteArray();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
    cursor.close();
  }
}
