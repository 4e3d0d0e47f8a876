package io.leadline.sandbox.provider.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.ledger.Cursor;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Journal;
import io.leadline.sandbox.provider.ledger.Ledger;
import io.leadline.sandbox.provider.ledger.MailItem;
import io.leadline.sandbox.provider.ledger.StoredMessage;
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
public final class EventWebhook implements EventPosts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWebhook.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Ledger ledger;
  private final Cursor cursor;
  private final URI url;
  private final EventDialect dialect;
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

  /**
   * @param cursor how far it has got, kept by it
   * @param onDelivery is told of each mail that arrives, from the thread that posts events
   */
  public EventWebhook(
      Ledger ledger,
      Cursor cursor,
      URI url,
      EventDialect dialect,
      Misbehaviour misbehaviour,
      InstantSource clock,
      Consumer<StoredMessage.Mail> onDelivery) {
    this.ledger = ledger;
    this.cursor = cursor;
    this.url = url;
    this.dialect = dialect;
    this.troubled = new TroubledEvents(misbehaviour, dialect);
    this.clock = clock;
    this.onDelivery = onDelivery;
    this.thread = Thread.ofPlatform().daemon().name("mail-events").unstarted(this::follow);
  }

  /** Begins to post. */
  public void start() {
    thread.start();
  }

  @Override
  public long posted() {
    return posted.get();
  }

  @Override
  public boolean waitingForReceiver() {
    return waitingForReceiver;
  }

  @Override
  public boolean idle() {
    return cursor.offset() >= ledger.journal().end();
  }

  private void follow() {
    long offset = cursor.offset();
    while (!closed) {
      try {
        List<Journal.Line> lines = ledger.journal().read(offset);
        if (lines.isEmpty()) {
          postInBatches(troubled.rest());
          cursor.moveTo(offset);
          ledger.journal().awaitBeyond(offset, IDLE);
          continue;
        }
        for (Journal.Line line : lines) {
          List<ObjectNode> events = events(line);
          if (!events.isEmpty()) {
            postInBatches(troubled.next(events));
          }
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
      if (!dialect.tookCall(mail.call())) {
        return List.of();
      }
      for (int place = 0; place < mail.items().size(); place++) {
        MailItem item = mail.items().get(place);
        String id = StoredMessage.Mail.id(mail.call(), place);
        StoredMessage.Mail message = new StoredMessage.Mail(0, id, mail.call(), item);
        events.addAll(dialect.afterAcceptance(message));
        if (item.outcome().arrives()) {
          onDelivery.accept(message);
        }
      }
    } else if (line.entry() instanceof Entry.MailEvent happened
        && ledger.mailbox().find(happened.messageId()).orElse(null)
            instanceof StoredMessage.Mail mail
        && dialect.tookCall(mail.call())) {
      dialect.later(mail, happened).ifPresent(events::add);
    }
    return events;
  }

  private void postInBatches(List<ObjectNode> events) throws InterruptedException, IOException {
    for (int from = 0; from < events.size(); from += dialect.batch()) {
      post(events.subList(from, Math.min(events.size(), from + dialect.batch())));
    }
  }

  private void post(List<ObjectNode> events) throws InterruptedException, IOException {
    byte[] body = dialect.body(events);
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    dialect.sign(request, body, clock.instant());
    request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : String.valueOf(status);
    } catch (IOException unreachable) {
      return unreachable.getClass().getSimpleName();
    }
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
