package io.leadline.sandbox.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.elastic.ElasticConnection;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.activities.elastic.ElasticPostingUpkeep;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingUpkeep;
import io.leadline.activities.posting.PostingUpkeepContract;
import io.leadline.sandbox.stack.ElasticsearchServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The upkeep of postings on a real Elasticsearch, which lacks scripts and reindex. */
class ElasticPostingUpkeepIT extends PostingUpkeepContract {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String EVERY_INDEX =
      "/leadline-postings-1,leadline-postings-2,leadline-postings-3?ignore_unavailable=true";

  @TempDir static Path data;
  private static ElasticsearchServer server;
  private static ElasticConnection elastic;

  @BeforeAll
  static void start() {
    server = ElasticsearchServer.start(data, 0, ElasticsearchServer.LAPTOP_HEAP);
    elastic = new ElasticConnection(URI.create(server.url()), null);
  }

  @AfterAll
  static void stop() {
    elastic.close();
    server.close();
  }

  @Override
  protected PostingIndex emptyIndex() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + EVERY_INDEX)).DELETE().build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new ElasticPostingIndex(elastic);
  }

  @Override
  protected PostingUpkeep upkeep() {
    return new ElasticPostingUpkeep(elastic);
  }
}
