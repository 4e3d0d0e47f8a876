package io.leadline.activities.posting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The searchable set of postings. Writes are idempotent by posting id, so any of them may be
 * repeated after a crash. Every method throws {@code BackendUnavailableException} when the engine
 * behind it cannot be reached.
 */
public interface PostingIndex {

  /** Creates what the index needs if it is not there yet; changes nothing otherwise. */
  void prepare();

  /**
   * Names the physical index, differently after it was lost and made anew. An import compares it to
   * know whether what it stored earlier can still be there.
   */
  String generation();

  /** Stores these postings as open, replacing those with the same ids. */
  BulkOutcome put(List<Posting> postings);

  /** Marks postings as closed; ids that are not there are passed over. */
  void close(Collection<String> ids, Instant at);

  /** Makes everything written so far visible to searches. */
  void refresh();

  /**
   * Answers many queries in as few round trips as possible.
   *
   * @return one list per query in their order, best first, ties by id, at most {@code hitsPerQuery}
   *     long; open, unexpired postings first seen within 30 days before the query's instant
   */
  List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery);

  /** The postings with these ids that exist, open or not, in no particular order; score 0. */
  List<PostingHit> get(Collection<String> ids);

  /** Looks through the postings for an operator. */
  PostingPage browse(PostingFilter filter);
}
