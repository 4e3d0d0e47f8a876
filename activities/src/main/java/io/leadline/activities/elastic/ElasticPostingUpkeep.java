package io.leadline.activities.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.posting.PostingUpkeep;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link PostingUpkeep} by searches and bulk writes alone: update-by-query, reindex and scripts are
 * modules that a server may lack.
 */
public final class ElasticPostingUpkeep implements PostingUpkeep {
  private static final String ALIAS = ElasticPostingIndex.ALIAS;
  private static final int PAGE = 500;

  private final ElasticConnection elastic;
  private final ElasticPostingIndex index;

  public ElasticPostingUpkeep(ElasticConnection elastic) {
    this.elastic = elastic;
    this.index = new ElasticPostingIndex(elastic);
  }

  @Override
  public long closeExpired(Instant before, Instant at) {
    index.refresh();
    Query expired =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(f -> f.term(t -> t.field("open").value(true)))
                            .filter(
                                f ->
                                    f.range(
                                        r ->
                                            r.date(
                                                d ->
                                                    d.field("expiresAt").lt(before.toString()))))));
    long closed = 0;
    List<Hit<ObjectNode>> page = page(expired, null, false);
    while (!page.isEmpty()) {
      List<String> ids = page.stream().map(ElasticPostingUpkeep::id).toList();
      index.close(ids, at);
      closed += ids.size();
      page = page(expired, ids.getLast(), false);
    }
    index.refresh();
    return closed;
  }

  @Override
  public long rebuild() {
    index.prepare();
    index.refresh();
    Set<String> old =
        elastic.call(client -> client.indices().getAlias(a -> a.name(ALIAS)).aliases().keySet());
    String made = nextName(old);
    elastic.run(
        client -> {
          // Left over from an attempt that was killed; the alias never pointed at it.
          client.indices().delete(d -> d.index(made).ignoreUnavailable(true));
          client.indices().create(c -> c.index(made));
        });
    long copied = copyInto(made);
    elastic.run(
        client ->
            client
                .indices()
                .updateAliases(
                    u -> {
                      u.actions(x -> x.add(a -> a.index(made).alias(ALIAS)));
                      old.forEach(name -> u.actions(x -> x.removeIndex(i -> i.index(name))));
                      return u;
                    }));
    return copied;
  }

  private long copyInto(String made) {
    Query all = Query.of(q -> q.matchAll(m -> m));
    long copied = 0;
    List<Hit<ObjectNode>> page = page(all, null, true);
    while (!page.isEmpty()) {
      write(made, page);
      copied += page.size();
      page = page(all, id(page.getLast()), true);
    }
    elastic.run(client -> client.indices().refresh(r -> r.index(made)));
    return copied;
  }

  private void write(String made, List<Hit<ObjectNode>> page) {
    BulkResponse response =
        elastic.call(
            client ->
                client.bulk(
                    b -> {
                      page.forEach(
                          hit ->
                              b.operations(
                                  o ->
                                      o.index(
                                          i -> i.index(made).id(id(hit)).document(hit.source()))));
                      return b.refresh(Refresh.False);
                    }));
    if (response.errors()) {
      throw new IllegalStateException("the new index " + made + " does not take every posting");
    }
  }

  private List<Hit<ObjectNode>> page(Query query, @Nullable String after, boolean whole) {
    return elastic
        .call(
            client ->
                client.search(
                    s -> {
                      s.index(ALIAS)
                          .query(query)
                          .size(PAGE)
                          .source(c -> c.fetch(whole))
                          .sort(o -> o.field(f -> f.field("id").order(SortOrder.Asc)));
                      return after == null ? s : s.searchAfter(FieldValue.of(after));
                    },
                    ObjectNode.class))
        .hits()
        .hits();
  }

  private static String id(Hit<ObjectNode> hit) {
    return String.valueOf(hit.id());
  }

  private static String nextName(Set<String> old) {
    int highest =
        old.stream()
            .map(name -> name.substring(ALIAS.length() + 1))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return ALIAS + "-" + (highest + 1);
  }
}
