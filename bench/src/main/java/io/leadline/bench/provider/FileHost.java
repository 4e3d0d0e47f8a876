package io.leadline.bench.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands out one file, as the host of a feed does. */
public final class FileHost implements AutoCloseable {
  private final Path file;
  private final HttpServer server;

  /** Listens on a free port of the loopback address. */
  public FileHost(Path file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      call.sendResponseHeaders(200, Files.size(file));
      try (OutputStream body = call.getResponseBody()) {
        Files.copy(file, body);
      }
    }
  }

  public URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public URI url() {
    return origin().resolve("/feed.xml");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
