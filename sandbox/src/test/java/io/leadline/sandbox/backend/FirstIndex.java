package io.leadline.sandbox.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.sandbox.stack.ElasticsearchServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The index that the product makes on a server that has none. */
final class FirstIndex {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private FirstIndex() {}

  /** Takes it away with all that is in it, if it is there. */
  static void drop(ElasticsearchServer server) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/leadline-postings-1"))
              .DELETE()
              .build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isIn(200, 404);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
