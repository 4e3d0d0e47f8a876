package io.leadline.sandbox.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server with our plugin: starts, analyses as a full one does, keeps what it took. */
class ElasticsearchServerIT {
  private static final String MAPPING =
      """
      {"settings": {"number_of_replicas": 0, "analysis": {
          "analyzer": {"folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "porter_stem"]}}}},
       "mappings": {"properties": {
          "title": {"type": "text", "analyzer": "english"},
          "employer": {"type": "text", "analyzer": "folded"}}}}
      """;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static ElasticsearchServer server;

  @BeforeAll
  static void startWithOnePosting() throws Exception {
    server = ElasticsearchServer.start(data, 0, ElasticsearchServer.LAPTOP_HEAP);
    assertThat(call("PUT", "/postings", MAPPING)).contains("\"acknowledged\":true");
    call(
        "PUT",
        "/postings/_doc/1?refresh=true",
        "{\"title\":\"Registered Nurses\",\"employer\":\"Café Sorting\"}");
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(server.process().handle().isAlive()).isFalse();
  }

  @Test
  void findsSingularByPlural_englishAnalyzer() throws Exception {
    assertThat(hits("{\"query\":{\"match\":{\"title\":\"nurse\"}}}")).isEqualTo(1);
    assertThat(hits("{\"query\":{\"match\":{\"title\":\"nursery\"}}}")).isZero();
  }

  @Test
  void findsAccentedWord_withoutAccent() throws Exception {
    assertThat(hits("{\"query\":{\"match\":{\"employer\":\"cafe sorted\"}}}")).isEqualTo(1);
  }

  @Test
  void keepsAnsweredWrites_whenKilled() throws Exception {
    call("PUT", "/postings/_doc/2", "{\"title\":\"Welder\"}");
    server.process().handle().descendants().forEach(ProcessHandle::destroyForcibly);
    server.process().handle().destroyForcibly();
    server.process().handle().onExit().join();

    server = ElasticsearchServer.start(data, 0, ElasticsearchServer.LAPTOP_HEAP);
    call("GET", "/_cluster/health/postings?wait_for_status=green", "");
    assertThat(call("GET", "/postings/_doc/2", "")).contains("Welder");
  }

  private static int hits(String query) throws Exception {
    String answer = call("POST", "/postings/_search", query);
    String before = "\"total\":{\"value\":";
    int at = answer.indexOf(before) + before.length();
    return Integer.parseInt(answer.substring(at, answer.indexOf(',', at)));
  }

  private static String call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
  }
}
