package io.leadline.bench.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.leadline.activities.sendgrid.PassThroughTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** SendGrid's {@code POST /v3/mail/send} on this machine: takes everything after a while. */
public final class MailSink implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BACKLOG = 1000;

  /** An account that {@code init} has nothing to add to. */
  private static final String TEMPLATES =
      "{\"result\":[{\"id\":\"d-bench\",\"name\":\"%s\",\"versions\":[{\"active\":1}]}]}"
          .formatted(PassThroughTemplate.NAME);

  private final Duration latency;
  private final boolean reading;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final Map<String, String> callOf = new ConcurrentHashMap<>();

  /**
   * Listens on a free port of the loopback address.
   *
   * @param reading whether to remember which messages came, which costs as much as sending them
   */
  public MailSink(Duration latency, boolean reading) throws IOException {
    this.latency = latency;
    this.reading = reading;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/v3/mail/send", this::answer);
    server.createContext("/v3/templates", call -> show(call, TEMPLATES));
    server.createContext("/v3/suppression/", call -> show(call, "[]"));
    server.start();
  }

  private static void show(HttpExchange call, String json) throws IOException {
    try (call) {
      byte[] body = json.getBytes(UTF_8);
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      try (InputStream body = call.getRequestBody()) {
        if (reading) {
          remember(JSON.readTree(body));
        } else {
          bytes.addAndGet(body.transferTo(OutputStream.nullOutputStream()));
        }
      }
      Thread.sleep(latency);
      call.getResponseHeaders().set("X-Message-Id", "bench-" + calls.incrementAndGet());
      call.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remember(JsonNode mail) {
    for (JsonNode person : mail.path("personalizations")) {
      JsonNode ours = person.path("custom_args");
      callOf.put(ours.path("send_id").asText(), ours.path("call_id").asText());
    }
  }

  public int calls() {
    return calls.get();
  }

  public long bytes() {
    return bytes.get();
  }

  /** The call of each message by its send id, if this one reads. */
  public Map<String, String> callOf() {
    return Map.copyOf(callOf);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
