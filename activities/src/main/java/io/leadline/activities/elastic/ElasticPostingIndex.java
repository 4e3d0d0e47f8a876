package io.leadline.activities.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.posting.BulkOutcome;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingPage;
import io.leadline.activities.posting.PostingQuery;
import io.leadline.activities.posting.Repeats;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Postings in Elasticsearch: indexes {@code leadline-postings-N} behind the alias {@code
 * leadline-postings}, so that another index can be filled and swapped in.
 */
public final class ElasticPostingIndex implements PostingIndex {
  static final String ALIAS = "leadline-postings";
  private static final String FIRST_INDEX = ALIAS + "-1";
  private static final int SEARCHES_PER_REQUEST = 50;
  private static final int WRITES_PER_REQUEST = 500;

  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticConnection elastic;

  public ElasticPostingIndex(ElasticConnection elastic) {
    this.elastic = elastic;
  }

  @Override
  public void prepare() {
    elastic.run(
        client -> {
          JsonNode template = template();
          client.indices().putIndexTemplate(t -> t.name(ALIAS).withJson(json(template)));
          if (client.indices().existsAlias(a -> a.name(ALIAS)).value()) {
            // Fields that were added since the index was made; those it has are left as they are.
            JsonNode mappings = template.path("template").path("mappings");
            client.indices().putMapping(m -> m.index(ALIAS).withJson(json(mappings)));
          } else {
            create(client);
          }
        });
  }

  private static void create(ElasticsearchClient client) throws IOException {
    try {
      client.indices().create(c -> c.index(FIRST_INDEX).aliases(ALIAS, a -> a));
    } catch (ElasticsearchException e) {
      // Another process was quicker.
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    }
  }

  private static JsonNode template() throws IOException {
    try (InputStream template =
        Objects.requireNonNull(
            ElasticPostingIndex.class.getResourceAsStream("postings-template.json"))) {
      return JSON.readTree(template);
    }
  }

  private static Reader json(JsonNode node) {
    return new StringReader(node.toString());
  }

  @Override
  public String generation() {
    return elastic.call(
        client ->
            client.indices().getSettings(s -> s.index(ALIAS)).settings().entrySet().stream()
                .map(
                    index ->
                        index.getKey()
                            + "/"
                            + Objects.requireNonNull(
                                    Objects.requireNonNull(index.getValue().settings()).index())
                                .uuid())
                .sorted()
                .collect(Collectors.joining(",")));
  }

  @Override
  public BulkOutcome put(List<Posting> postings) {
    List<BulkOutcome.Refusal> refused = new ArrayList<>();
    for (List<Posting> batch : batches(postings, WRITES_PER_REQUEST)) {
      List<BulkOperation> writes =
          batch.stream()
              .map(
                  posting ->
                      BulkOperation.of(
                          o ->
                              o.index(
                                  i ->
                                      i.index(ALIAS)
                                          .id(posting.id())
                                          .document(PostingDocument.of(posting)))))
              .toList();
      for (BulkResponseItem item : write(writes)) {
        if (item.error() != null) {
          refused.add(new BulkOutcome.Refusal(String.valueOf(item.id()), why(item)));
        }
      }
    }
    return new BulkOutcome(postings.size() - refused.size(), refused);
  }

  @Override
  public void close(Collection<String> ids, Instant at) {
    Map<String, Object> change = Map.of("open", false, "closedAt", at.toString());
    for (List<String> batch : batches(List.copyOf(ids), WRITES_PER_REQUEST)) {
      List<BulkOperation> writes =
          batch.stream()
              .map(
                  id ->
                      BulkOperation.of(
                          o -> o.update(u -> u.index(ALIAS).id(id).action(a -> a.doc(change)))))
              .toList();
      for (BulkResponseItem item : write(writes)) {
        if (item.error() != null && item.status() != 404) {
          throw new IllegalStateException("cannot close " + item.id() + ": " + why(item));
        }
      }
    }
  }

  /** One bulk request; items that were only turned away for now fail it as a whole. */
  private List<BulkResponseItem> write(List<BulkOperation> writes) {
    BulkResponse response = elastic.call(client -> client.bulk(b -> b.operations(writes)));
    for (BulkResponseItem item : response.items()) {
      if (item.status() == 429 || item.status() == 503) {
        throw new BackendUnavailableException(
            "Elasticsearch", why(item), new IOException("status " + item.status()));
      }
    }
    return response.items();
  }

  private static String why(BulkResponseItem item) {
    return item.error() == null
        ? "status " + item.status()
        : item.error().type() + ": " + item.error().reason();
  }

  @Override
  public void refresh() {
    elastic.call(client -> client.indices().refresh(r -> r.index(ALIAS)));
  }

  @Override
  public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
    List<List<PostingHit>> answers = new ArrayList<>();
    for (List<PostingQuery> batch : batches(queries, SEARCHES_PER_REQUEST)) {
      List<RequestItem> searches =
          batch.stream().map(query -> search(query, hitsPerQuery)).toList();
      MsearchResponse<PostingDocument> response =
          elastic.call(
              client ->
                  client.msearch(m -> m.index(ALIAS).searches(searches), PostingDocument.class));
      for (MultiSearchResponseItem<PostingDocument> item : response.responses()) {
        if (item.isFailure()) {
          throw new BackendUnavailableException(
              "Elasticsearch",
              "a search failed: " + item.failure().error().reason(),
              new IOException("status " + item.failure().status()));
        }
        answers.add(Repeats.leftOut(hits(item.result().hits().hits())));
      }
    }
    return answers;
  }

  private static RequestItem search(PostingQuery query, int hits) {
    return RequestItem.of(
        item ->
            item.header(header -> header)
                .body(
                    body ->
                        body.query(PostingSearches.interest(query))
                            .size(hits)
                            .trackTotalHits(t -> t.enabled(false))
                            .source(s -> s.filter(f -> f.includes(PostingDocument.HIT_FIELDS)))
                            .sort(bestFirst())));
  }

  private static List<SortOptions> bestFirst() {
    return List.of(
        SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
        SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc))));
  }

  private static List<PostingHit> hits(List<Hit<PostingDocument>> hits) {
    List<PostingHit> found = new ArrayList<>(hits.size());
    for (Hit<PostingDocument> hit : hits) {
      PostingDocument document = hit.source();
      Double score = hit.score();
      if (document != null) {
        found.add(document.hit(score == null ? 0 : score));
      }
    }
    return found;
  }

  @Override
  public List<PostingHit> get(Collection<String> ids) {
    List<PostingHit> found = new ArrayList<>();
    for (List<String> batch : batches(List.copyOf(ids), WRITES_PER_REQUEST)) {
      elastic
          .call(
              client ->
                  client.mget(
                      m -> m.index(ALIAS).ids(batch).sourceIncludes(PostingDocument.HIT_FIELDS),
                      PostingDocument.class))
          .docs()
          .forEach(
              item -> {
                PostingDocument document = item.isResult() ? item.result().source() : null;
                if (document != null) {
                  found.add(document.hit(0));
                }
              });
    }
    return found;
  }

  @Override
  public PostingPage browse(PostingFilter filter) {
    List<SortOptions> newestFirst =
        List.of(
            SortOptions.of(s -> s.field(f -> f.field("firstSeenAt").order(SortOrder.Desc))),
            SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc))));
    SearchResponse<PostingDocument> response =
        elastic.call(
            client ->
                client.search(
                    s ->
                        s.index(ALIAS)
                            .query(PostingSearches.filter(filter))
                            .size(Math.min(1000, Math.max(0, filter.limit())))
                            .trackTotalHits(t -> t.count(10_000))
                            .source(c -> c.filter(f -> f.includes(PostingDocument.HIT_FIELDS)))
                            .sort(filter.text().isBlank() ? newestFirst : bestFirst()),
                    PostingDocument.class));
    long total = response.hits().total() == null ? 0 : response.hits().total().value();
    return new PostingPage(total, hits(response.hits().hits()));
  }

  private static <T> List<List<T>> batches(List<T> all, int size) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)))
        .toList();
  }
}
