package io.leadline.activities.posting;

import io.leadline.activities.posting.FeedEntry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of an import: closes what the feed no longer lists, unless the feed is not to be trusted
 * with that. A broken, empty or suddenly much smaller feed is usually an outage of its publisher.
 *
 * @param open postings of the source that are open now
 * @param kept missing from the feed but left open
 * @param notice why they were left open
 */
record Closing(long open, long closed, long kept, @Nullable String notice) {
  /** More than this part of the open postings is never closed at once without being told to. */
  private static final double MOST_AT_ONCE = 0.40;

  private static final int PAGE = 1000;

  /**
   * Closes the missing postings of one run.
   *
   * @param listsAll whether the format lists everything that is open; if not, nothing is missing
   * @param problem why the feed is not complete, or null
   * @param openBefore how many were open when the last run ended, or -1 if there was none
   */
  static Closing of(
      ImportRun run,
      boolean listsAll,
      String source,
      @Nullable String problem,
      long openBefore,
      boolean closeAnyway,
      FeedStore feeds,
      PostingIndex index,
      Instant now) {
    List<FeedEntry> missing = new ArrayList<>();
    long open = 0;
    String after = null;
    for (List<FeedEntry> page = feeds.open(source, after, PAGE);
        !page.isEmpty();
        page = feeds.open(source, after, PAGE)) {
      open += page.size();
      page.stream().filter(entry -> listsAll && !run.isPresent(entry.id())).forEach(missing::add);
      after = page.getLast().id();
    }
    long before = openBefore >= 0 ? openBefore : missing.size() + run.knownBefore();
    String notice =
        missing.isEmpty()
            ? problem
            : objection(problem, run.usable(), missing.size(), before, closeAnyway);
    if (notice != null) {
      return new Closing(open, 0, missing.size(), notice);
    }
    for (List<FeedEntry> batch : batches(missing).toList()) {
      run.standDownIfSuperseded();
      feeds.save(source, batch.stream().map(entry -> entry.in(State.UNSURE)).toList());
      index.close(batch.stream().map(FeedEntry::id).toList(), now);
      feeds.save(source, batch.stream().map(entry -> entry.in(State.CLOSED)).toList());
    }
    return new Closing(open - missing.size(), missing.size(), 0, null);
  }

  private static @Nullable String objection(
      @Nullable String problem, long usable, long missing, long before, boolean closeAnyway) {
    if (problem != null) {
      return problem + "; nothing was closed";
    } else if (usable == 0 && !closeAnyway) {
      return "the feed has no usable item; nothing was closed";
    } else if (missing > MOST_AT_ONCE * before && !closeAnyway) {
      return String.format(
          Locale.ROOT,
          "%d of %d open postings are no longer in the feed, more than %.0f %%; nothing was closed",
          missing,
          before,
          MOST_AT_ONCE * 100);
    }
    return null;
  }

  private static Stream<List<FeedEntry>> batches(List<FeedEntry> entries) {
    return IntStream.iterate(0, from -> from < entries.size(), from -> from + PAGE)
        .mapToObj(from -> entries.subList(from, Math.min(entries.size(), from + PAGE)));
  }
}
