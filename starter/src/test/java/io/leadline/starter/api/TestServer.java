package io.leadline.starter.api;

import io.leadline.starter.page.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The real server at a free port, and a client for it that follows no redirects. */
public final class TestServer implements AutoCloseable {
  private final RequestMetrics metrics = new RequestMetrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server;

  private TestServer(List<Routes> features) {
    this.server = ApiServer.start("127.0.0.1", 0, new Pages(), metrics, features);
  }

  public static TestServer with(Routes... features) {
    return new TestServer(List.of(features));
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return server.port();
  }

  /** Stops the server and waits for what runs. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    metrics.close();
  }
}
