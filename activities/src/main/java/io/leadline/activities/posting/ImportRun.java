package io.leadline.activities.posting;

import io.leadline.activities.posting.FeedEntry.State;
import io.leadline.activities.posting.ImportResult.Refused;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedReader;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One import under way: takes items from a reader, writes them in batches, and counts.
 *
 * <p>An entry is marked unsure before the index is written and settled after, so whatever a crash
 * leaves behind is written again by the next import, with the time at which it was first seen.
 */
final class ImportRun implements FeedReader.Sink {
  private static final int BATCH = 500;
  private static final int LISTED_REFUSALS = 1000;

  private final String source;
  private final Publisher publisher;
  private final String run;
  private final Instant now;
  private final FeedStore feeds;
  private final PostingIndex index;
  private final PostingClusters clusters;
  private final PostingDrafts drafts;
  private final String generation;

  private final Map<String, FeedItem> batch = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();
  private final List<Refused> refusals = new ArrayList<>();
  private long refused;
  private long created;
  private long changed;
  private long unchanged;
  private long duplicates;
  private long reopened;
  private long knownBefore;

  ImportRun(
      String source,
      Publisher publisher,
      String run,
      Instant now,
      FeedStore feeds,
      PostingIndex index,
      PostingClusters clusters,
      PostingDrafts drafts) {
    this.source = source;
    this.publisher = publisher;
    this.run = run;
    this.now = now;
    this.feeds = feeds;
    this.index = index;
    this.clusters = clusters;
    this.drafts = drafts;
    this.generation = index.generation();
  }

  @Override
  public void item(FeedItem item) {
    String id = PostingId.of(source, item.reference());
    if (!present.add(id)) {
      duplicates++;
      return;
    }
    batch.put(id, item);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  @Override
  public void refused(@Nullable String reference, long position, String why) {
    if (reference != null) {
      // It is in the feed, so what we have of it stays as it is.
      present.add(PostingId.of(source, reference));
    }
    refuse(reference == null ? "item " + position : reference, why);
  }

  private void refuse(String item, String why) {
    refused++;
    if (refusals.size() < LISTED_REFUSALS) {
      refusals.add(new Refused(item, why));
    }
  }

  /** Writes what has been gathered. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    standDownIfSuperseded();
    Map<String, FeedEntry> known = feeds.entries(batch.keySet());
    Map<String, FeedEntry> settled = new LinkedHashMap<>();
    Map<String, Kind> kinds = new HashMap<>();
    List<FeedEntry> begun = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    batch.forEach(
        (id, item) -> {
          FeedEntry entry = known.get(id);
          Instant firstSeenAt = entry == null ? now : entry.firstSeenAt();
          Posting posting = drafts.posting(source, publisher, item, firstSeenAt);
          String hash = PostingDrafts.contentHash(posting);
          knownBefore += entry != null && entry.state() != State.CLOSED ? 1 : 0;
          Kind kind = kind(entry, hash);
          kinds.put(id, kind);
          if (kind != Kind.UNCHANGED
              || !generation.equals(entry == null ? "" : entry.generation())) {
            String before = entry == null ? "" : entry.contentHash();
            begun.add(new FeedEntry(id, before, generation, firstSeenAt, State.UNSURE));
            settled.put(id, new FeedEntry(id, hash, generation, firstSeenAt, State.OPEN));
            postings.add(posting);
          }
        });
    if (!postings.isEmpty()) {
      feeds.save(source, begun);
      for (BulkOutcome.Refusal refusal : index.put(clustered(postings)).refused()) {
        settled.remove(refusal.id());
        kinds.remove(refusal.id());
        FeedItem item = batch.get(refusal.id());
        refuse(item == null ? refusal.id() : item.reference(), refusal.why());
      }
      feeds.save(source, settled.values());
    }
    count(kinds);
    batch.clear();
  }

  /** What is remembered comes before the index, so that a run after a crash finds the same. */
  private List<Posting> clustered(List<Posting> postings) {
    Map<String, Likeness> likenesses = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (Posting posting : postings) {
      Likeness likeness = Likeness.of(posting);
      likenesses.put(posting.id(), likeness);
      keys.add(likeness.page());
      if (likeness.job() != null) {
        keys.add(likeness.job());
      }
    }
    Map<String, String> assigned = Clustering.assign(likenesses, clusters.traits(keys));
    clusters.remember(Clustering.traits(likenesses, assigned), now);
    return postings.stream()
        .map(posting -> posting.in(assigned.getOrDefault(posting.id(), posting.id())))
        .toList();
  }

  private enum Kind {
    CREATED,
    CHANGED,
    REOPENED,
    UNCHANGED
  }

  private static Kind kind(@Nullable FeedEntry entry, String hash) {
    if (entry == null || (entry.state() == State.UNSURE && entry.contentHash().isEmpty())) {
      return Kind.CREATED;
    }
    return switch (entry.state()) {
      case CLOSED -> Kind.REOPENED;
      case UNSURE -> Kind.CHANGED;
      case OPEN -> entry.contentHash().equals(hash) ? Kind.UNCHANGED : Kind.CHANGED;
    };
  }

  private void count(Map<String, Kind> kinds) {
    Map<Kind, Long> counts =
        kinds.values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    created += counts.getOrDefault(Kind.CREATED, 0L);
    reopened += counts.getOrDefault(Kind.REOPENED, 0L);
    changed += counts.getOrDefault(Kind.CHANGED, 0L) + counts.getOrDefault(Kind.REOPENED, 0L);
    unchanged += counts.getOrDefault(Kind.UNCHANGED, 0L);
  }

  void standDownIfSuperseded() {
    if (!feeds.isCurrent(source, run)) {
      throw new SupersededImportException(source);
    }
  }

  /** Whether this posting's item was in the feed, usable or not. */
  boolean isPresent(String id) {
    return present.contains(id);
  }

  /** Items that could be used: with none of them a feed says nothing. */
  long usable() {
    return created + changed + unchanged;
  }

  /** Postings of this feed that were open before this run touched them. */
  long knownBefore() {
    return knownBefore;
  }

  ImportResult result(String format, Closing closing, boolean complete) {
    return new ImportResult(
        source,
        format,
        created + changed + unchanged + duplicates + refused,
        created,
        changed,
        unchanged,
        closing.closed(),
        refusals,
        refused,
        duplicates,
        reopened,
        closing.kept(),
        complete,
        closing.notice());
  }
}
