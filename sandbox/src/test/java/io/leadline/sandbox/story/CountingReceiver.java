package io.leadline.sandbox.story;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Hears webhooks and counts how often each job told it something: the effect that is counted. */
final class CountingReceiver implements AutoCloseable {
  private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
  private final HttpServer server;

  CountingReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String id = exchange.getRequestHeaders().getFirst("X-Webhook-Delivery");
          deliveries.merge(String.valueOf(id), 1, Integer::sum);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often, by the id of the job. */
  Map<String, Integer> deliveries() {
    return Map.copyOf(deliveries);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
