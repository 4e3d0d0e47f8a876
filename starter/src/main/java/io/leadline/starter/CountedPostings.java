package io.leadline.starter;

import io.leadline.activities.posting.BulkOutcome;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingPage;
import io.leadline.activities.posting.PostingQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** An index that tells how many postings were stored through it, for whoever waits. */
final class CountedPostings implements PostingIndex {
  private final PostingIndex index;
  private final LongConsumer listener;
  private final AtomicLong stored = new AtomicLong();

  CountedPostings(PostingIndex index, LongConsumer listener) {
    this.index = index;
    this.listener = listener;
  }

  @Override
  public BulkOutcome put(List<Posting> postings) {
    BulkOutcome outcome = index.put(postings);
    listener.accept(stored.addAndGet(outcome.stored()));
    return outcome;
  }

  @Override
  public void prepare() {
    index.prepare();
  }

  @Override
  public String generation() {
    return index.generation();
  }

  @Override
  public void close(Collection<String> ids, Instant at) {
    index.close(ids, at);
  }

  @Override
  public void refresh() {
    index.refresh();
  }

  @Override
  public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
    return index.searchAll(queries, hitsPerQuery);
  }

  @Override
  public List<PostingHit> get(Collection<String> ids) {
    return index.get(ids);
  }

  @Override
  public PostingPage browse(PostingFilter filter) {
    return index.browse(filter);
  }
}
