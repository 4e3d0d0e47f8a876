package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands where the API would: takes every request down and answers with a settable status. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  private Receiver(HttpServer server) {
    this.server = server;
  }

  record Received(
      String method, String path, Map<String, String> headers, String body, String url) {
    Map<String, String> form() {
      Map<String, String> form = new TreeMap<>();
      for (String field : body.split("&", -1)) {
        String[] pair = field.split("=", 2);
        form.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
      }
      return form;
    }
  }

  static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/", receiver::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return receiver;
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    URI uri = exchange.getRequestURI();
    received.add(
        new Received(
            exchange.getRequestMethod(),
            uri.getPath(),
            headers,
            body,
            uri().resolve(uri).toString()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  List<Received> at(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  /** All events of all posts to the mail webhook. */
  List<Map<String, Object>> events() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Received post : at("/webhooks/sendgrid")) {
      try {
        LedgerJson.MAPPER
            .readTree(post.body())
            .forEach(
                event ->
                    events.add(
                        LedgerJson.MAPPER.convertValue(
                            event,
                            LedgerJson.MAPPER
                                .getTypeFactory()
                                .constructMapType(Map.class, String.class, Object.class))));
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return events;
  }

  List<String> eventNames() {
    return events().stream().map(event -> String.valueOf(event.get("event"))).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
