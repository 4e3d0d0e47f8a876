package io.leadline.activities.posting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers per source what its feed last held, so that an import knows what is new, changed or
 * gone. Every method throws {@code BackendUnavailableException} when the store cannot be reached.
 */
public interface FeedStore {

  /** Creates indexes if they are missing; changes nothing otherwise. */
  void prepare();

  /**
   * Makes {@code run} the one that may change this source. A run begun earlier and not ended is
   * superseded: it was killed, or must stop at its next look.
   *
   * @return the last run that finished
   */
  Optional<FeedRun> begin(String source, String run, Instant at);

  /** Whether no other run of this source was begun since. */
  boolean isCurrent(String source, String run);

  /** The known ones of these postings by id. */
  Map<String, FeedEntry> entries(Collection<String> ids);

  /** Stores entries by id, replacing those that are there. */
  void save(String source, Collection<FeedEntry> entries);

  /**
   * Entries of this source that are not closed, by id, at most {@code limit}.
   *
   * @param after only ids beyond this one, or null from the start
   */
  List<FeedEntry> open(String source, @Nullable String after, int limit);

  /** Ends a run and keeps its account; without effect if it is no longer the current one. */
  void finish(String source, FeedRun run);

  /** Notes a look at a feed that changed nothing; kept until the next run of it is finished. */
  void checked(String source, FeedCheck check);

  /** Forgets a source, except for its closed entries. Safe to repeat. */
  void forget(String source);

  /** Every source with a finished run or a look noted, by source. */
  List<KnownFeed> feeds();
}
