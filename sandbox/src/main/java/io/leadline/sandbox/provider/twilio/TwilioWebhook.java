package io.leadline.sandbox.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.sandbox.provider.fault.Misbehaviour;
import io.leadline.sandbox.provider.ledger.Cursor;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.Journal;
import io.leadline.sandbox.provider.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal and posts status callbacks and inbound texts, signed. A receiver that is away
 * or answers 5xx is tried again until it takes the message; 4xx is final, as with Twilio.
 */
public final class TwilioWebhook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioWebhook.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Twilio twilio;
  private final Cursor cursor;
  private final URI inboundUrl;
  private final String authToken;
  private final Misbehaviour misbehaviour;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param inboundUrl where texts from people go
   * @param authToken the key of the signatures
   */
  public TwilioWebhook(
      Twilio twilio, Cursor cursor, URI inboundUrl, String authToken, Misbehaviour misbehaviour) {
    this.ledger = twilio.ledger();
    this.twilio = twilio;
    this.cursor = cursor;
    this.inboundUrl = inboundUrl;
    this.authToken = authToken;
    this.misbehaviour = misbehaviour;
    this.thread = Thread.ofPlatform().daemon().name("twilio-callbacks").unstarted(this::follow);
  }

  public void start() {
    thread.start();
  }

  public boolean idle() {
    return cursor.offset() >= ledger.journal().end();
  }

  private record Callback(URI url, Map<String, String> form) {}

  private void follow() {
    long offset = cursor.offset();
    while (!closed) {
      try {
        ledger.journal().awaitBeyond(offset, Duration.ofSeconds(1));
        for (Journal.Line line : ledger.journal().read(offset)) {
          for (Callback callback : callbacks(line)) {
            post(callback);
          }
          if (line.is(Entry.SMS_IN) && line.entry() instanceof Entry.SmsReceived text) {
            deliver(text);
          }
          offset = line.end();
          cursor.moveTo(offset);
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

  private List<Callback> callbacks(Journal.Line line) throws IOException {
    if (!line.is(Entry.SMS) && !line.is(Entry.SMS_IN)) {
      return List.of();
    }
    List<Callback> callbacks = new ArrayList<>();
    if (line.entry() instanceof Entry.SmsAccepted sms && sms.callback() != null) {
      URI url = URI.create(sms.callback());
      callbacks.add(new Callback(url, status(sms, "sent")));
      callbacks.add(new Callback(url, status(sms, MessageJson.finalStatus(sms))));
      for (int i = callbacks.size() - 1; i >= 0; i--) {
        for (int more = misbehaviour.copiesOfEvent() - 1; more > 0; more--) {
          callbacks.add(callbacks.get(i));
        }
      }
      if (misbehaviour.holdsEventBack()) {
        misbehaviour.shuffle(callbacks);
      }
    }
    return callbacks;
  }

  /** Posts a text from a person; what the last answer says goes back to that person, once. */
  private void deliver(Entry.SmsReceived text) throws IOException, InterruptedException {
    Callback callback = new Callback(inboundUrl, inbound(text));
    String answer = "";
    for (int copies = misbehaviour.copiesOfEvent(); copies > 0; copies--) {
      answer = post(callback);
    }
    for (String message : Twiml.messages(answer)) {
      if (!twilio.answer(text, message)) {
        LOG.warn("an answer to {} is blocked: that person said STOP", text.sid());
      }
    }
  }

  private static Map<String, String> status(Entry.SmsAccepted sms, String status) {
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", sms.sid());
    form.put("SmsSid", sms.sid());
    form.put("AccountSid", sms.account());
    form.put("ApiVersion", "2010-04-01");
    form.put("From", sms.from());
    form.put("To", sms.to());
    form.put("MessageStatus", status);
    form.put("SmsStatus", status);
    if (sms.serviceSid() != null) {
      form.put("MessagingServiceSid", sms.serviceSid());
    }
    if (sms.errorCode() != null && status.equals("undelivered")) {
      form.put("ErrorCode", String.valueOf(sms.errorCode()));
    }
    return form;
  }

  private static Map<String, String> inbound(Entry.SmsReceived text) {
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", text.sid());
    form.put("SmsSid", text.sid());
    form.put("SmsMessageSid", text.sid());
    form.put("AccountSid", text.account());
    form.put("ApiVersion", "2010-04-01");
    form.put("From", text.from());
    form.put("To", text.to());
    form.put("Body", text.body());
    form.put("NumMedia", "0");
    form.put("NumSegments", String.valueOf(SmsSegments.of(text.body())));
    form.put("SmsStatus", "received");
    if (text.keyword() != null) {
      form.put("OptOutType", text.keyword());
    }
    return form;
  }

  /** Posts until it is taken or given up; answers the body of a 2xx, else an empty text. */
  private String post(Callback callback) throws InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int tries = 0; !closed; tries++) {
      Posted posted = tryOnce(callback);
      String outcome = posted.outcome();
      if (outcome.startsWith("2") || outcome.startsWith("4")) {
        if (outcome.startsWith("4")) {
          LOG.warn("{} answers {}: this callback is given up", callback.url().getPath(), outcome);
        }
        return outcome.startsWith("2") ? posted.body() : "";
      }
      if (tries == 1) {
        LOG.info("callbacks wait: {} answers {}", callback.url().getPath(), outcome);
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
    throw new InterruptedException();
  }

  private record Posted(String outcome, String body) {}

  private Posted tryOnce(Callback callback) throws InterruptedException {
    String body =
        callback.form().entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(callback.url())
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("User-Agent", "TwilioProxy/1.1")
            .header(
                "X-Twilio-Signature",
                TwilioSignature.of(authToken, callback.url().toString(), callback.form()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Posted(String.valueOf(answer.statusCode()), answer.body());
    } catch (IOException unreachable) {
      return new Posted(unreachable.getClass().getSimpleName(), "");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
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
