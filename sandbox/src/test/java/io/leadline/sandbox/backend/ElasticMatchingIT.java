package io.leadline.sandbox.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.alert.MatchingCase;
import io.leadline.activities.elastic.ElasticConnection;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.sandbox.stack.ElasticsearchServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judged cases of matching, on a real Elasticsearch. */
class ElasticMatchingIT {
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

  static Stream<Named<MatchingCase>> cases() {
    return MatchingCase.all().stream().map(one -> Named.of(one.name(), one));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matches(MatchingCase judged) {
    FirstIndex.drop(server);
    ElasticPostingIndex index = new ElasticPostingIndex(elastic);
    index.prepare();

    AlertPreview.Explanation explanation = judged.explainedBy(index);

    assertThat(MatchingCase.verdicts(explanation)).isEqualTo(judged.verdicts());
    assertThat(MatchingCase.barred(explanation))
        .containsExactlyInAnyOrderElementsOf(
            Objects.requireNonNullElse(judged.barred(), List.of()));
  }
}
