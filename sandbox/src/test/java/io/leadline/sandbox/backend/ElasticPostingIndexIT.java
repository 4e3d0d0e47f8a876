package io.leadline.sandbox.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.elastic.ElasticConnection;
import io.leadline.activities.elastic.ElasticPostingIndex;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingIndexContract;
import io.leadline.activities.posting.Postings;
import io.leadline.sandbox.stack.ElasticsearchServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The postings adapter on a real Elasticsearch, with the mapping that the product installs. */
class ElasticPostingIndexIT extends PostingIndexContract {
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
    FirstIndex.drop(server);
    return new ElasticPostingIndex(elastic);
  }

  @Test
  void hasAnotherGeneration_onceTheIndexWasLost() {
    ElasticPostingIndex index = new ElasticPostingIndex(elastic);
    String before = index.generation();

    FirstIndex.drop(server);
    index.prepare();

    assertThat(index.generation()).isNotEqualTo(before);
  }

  @Test
  void refusesOnlyThePostingThatTheIndexCannotTake() {
    ElasticPostingIndex index = new ElasticPostingIndex(elastic);
    Postings good = Postings.posting("1", "Nurse");
    Postings bad = Postings.posting("2", "Welder").seen(java.time.Instant.MAX);

    var outcome = index.put(List.of(bad.build(), good.build()));

    assertThat(outcome.stored()).isEqualTo(1);
    assertThat(outcome.refused()).hasSize(1);
    assertThat(outcome.refused().getFirst().id()).isEqualTo(bad.id());
    assertThat(outcome.refused().getFirst().why()).contains("firstSeenAt");
  }
}
