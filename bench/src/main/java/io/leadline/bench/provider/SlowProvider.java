package io.leadline.bench.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on this machine: {@code POST /calls/ITEM}, answered after a while. */
public final class SlowProvider implements AutoCloseable {
  private static final int BACKLOG = 1000;

  static {
    // Read once by the server: without it small answers wait 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final CallLedger ledger = new CallLedger();
  private final Behaviour behaviour;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Listens on a free port of the loopback address. */
  public SlowProvider(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/calls/", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      int item = Integer.parseInt(call.getRequestURI().getPath().substring("/calls/".length()));
      try (InputStream body = call.getRequestBody()) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      Behaviour.Answer answer = ledger.arrive(item, behaviour);
      try {
        Thread.sleep(answer.after());
        call.sendResponseHeaders(answer.status(), -1);
      } finally {
        ledger.answered(item);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public CallLedger ledger() {
    return ledger;
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
