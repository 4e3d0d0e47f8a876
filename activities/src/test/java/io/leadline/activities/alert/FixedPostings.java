package io.leadline.activities.alert;

import io.leadline.activities.posting.BulkOutcome;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingPage;
import io.leadline.activities.posting.PostingQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers searches with the hits that were told for the words of the query. */
final class FixedPostings implements PostingIndex {
  private final Map<String, List<PostingHit>> hits = new HashMap<>();
  private final List<PostingHit> barred = new ArrayList<>();
  private final List<List<PostingQuery>> searches = new ArrayList<>();

  FixedPostings finding(String query, PostingHit... found) {
    return finding(query, List.of(found));
  }

  FixedPostings finding(String query, List<PostingHit> found) {
    hits.put(query, found);
    return this;
  }

  /** Postings that no search finds, only an operator who looks through all. */
  FixedPostings barring(PostingHit... hidden) {
    barred.addAll(List.of(hidden));
    return this;
  }

  /** Every search so far: the queries that were asked together. */
  List<List<PostingQuery>> searches() {
    return searches;
  }

  @Override
  public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
    searches.add(List.copyOf(queries));
    return queries.stream()
        .map(
            query ->
                hits.getOrDefault(query.text(), List.of()).stream().limit(hitsPerQuery).toList())
        .toList();
  }

  @Override
  public List<PostingHit> get(Collection<String> ids) {
    return hits.values().stream()
        .flatMap(List::stream)
        .filter(hit -> ids.contains(hit.id()))
        .distinct()
        .toList();
  }

  @Override
  public void prepare() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String generation() {
    throw new UnsupportedOperationException();
  }

  @Override
  public BulkOutcome put(List<Posting> postings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close(Collection<String> ids, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void refresh() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostingPage browse(PostingFilter filter) {
    List<PostingHit> all = new ArrayList<>(hits.getOrDefault(filter.text(), List.of()));
    all.addAll(barred);
    return new PostingPage(all.size(), all.stream().limit(filter.limit()).toList());
  }
}
