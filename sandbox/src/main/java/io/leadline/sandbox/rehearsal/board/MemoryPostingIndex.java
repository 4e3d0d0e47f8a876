package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.BulkOutcome;
import io.leadline.activities.posting.Posting;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingPage;
import io.leadline.activities.posting.PostingQuery;
import io.leadline.activities.posting.Repeats;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Postings in memory, searched word by word: enough for the thousands of a rehearsal. Only what is
 * seen at the instant of a question is found, so postings of days to come may be put in before.
 */
public final class MemoryPostingIndex implements PostingIndex {
  private static final Duration NEWEST = Duration.ofDays(30);
  private static final int TITLE_WEIGHT = 3;
  private static final Comparator<PostingHit> BEST_FIRST =
      Comparator.comparingDouble(PostingHit::score).reversed().thenComparing(PostingHit::id);

  private final Map<String, Posting> postings = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> closed = new ConcurrentSkipListMap<>();

  @Override
  public void prepare() {}

  @Override
  public String generation() {
    return "memory";
  }

  @Override
  public BulkOutcome put(List<Posting> batch) {
    batch.forEach(
        posting -> {
          postings.put(posting.id(), posting);
          closed.remove(posting.id());
        });
    return new BulkOutcome(batch.size(), List.of());
  }

  @Override
  public void close(Collection<String> ids, Instant at) {
    ids.stream().filter(postings::containsKey).forEach(id -> closed.put(id, at));
  }

  @Override
  public void refresh() {}

  @Override
  public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
    return queries.stream().map(query -> search(query, hitsPerQuery)).toList();
  }

  private List<PostingHit> search(PostingQuery query, int hits) {
    return Repeats.leftOut(
        postings.values().stream()
            .filter(posting -> isOpen(posting, query.now()))
            .filter(posting -> !posting.firstSeenAt().isBefore(query.now().minus(NEWEST)))
            .filter(posting -> isNear(posting, query.centre(), query.radiusKm()))
            .filter(posting -> posting.remote() || !query.remoteOnly())
            .map(posting -> hit(posting, score(posting, query)))
            .filter(hit -> hit.score() > 0)
            .sorted(BEST_FIRST)
            .limit(hits)
            .toList());
  }

  @Override
  public List<PostingHit> get(Collection<String> ids) {
    return postings.values().stream()
        .filter(posting -> ids.contains(posting.id()))
        .map(posting -> hit(posting, 0))
        .toList();
  }

  @Override
  public PostingPage browse(PostingFilter filter) {
    List<PostingHit> fitting =
        postings.values().stream()
            .filter(posting -> filter.closedToo() || isOpen(posting, filter.now()))
            .filter(posting -> filter.source() == null || posting.source().equals(filter.source()))
            .filter(posting -> isNear(posting, filter.centre(), filter.radiusKm()))
            .map(posting -> hit(posting, match(posting, filter.text())))
            .filter(hit -> hit.score() > 0)
            .sorted(
                Comparator.comparingDouble((PostingHit hit) -> -hit.score())
                    .thenComparing(PostingHit::firstSeenAt, Comparator.reverseOrder())
                    .thenComparing(PostingHit::id))
            .toList();
    return new PostingPage(fitting.size(), fitting.stream().limit(filter.limit()).toList());
  }

  private boolean isOpen(Posting posting, Instant now) {
    Instant expiry = posting.expiresAt();
    return !posting.firstSeenAt().isAfter(now)
        && !closed.containsKey(posting.id())
        && (expiry == null || expiry.isAfter(now));
  }

  private static boolean isNear(Posting posting, @Nullable GeoPoint centre, double radiusKm) {
    if (centre == null || posting.remote()) {
      return true;
    }
    GeoPoint point = point(posting);
    return point != null && point.kilometresTo(centre) <= radiusKm;
  }

  private static double score(Posting posting, PostingQuery query) {
    return match(posting, query.text()) * PostingHit.of(posting, 0, true).factors(query).product();
  }

  /** Zero unless most words are there; a word of the title counts more. */
  private static double match(Posting posting, String text) {
    List<String> wanted = words(text);
    if (wanted.isEmpty()) {
      return text.isBlank() ? 1 : 0;
    }
    List<String> title = words(posting.title());
    List<String> rest =
        words(
            String.join(
                " ",
                posting.descriptionText(),
                orEmpty(posting.company()),
                orEmpty(posting.category())));
    int found = 0;
    int score = 0;
    for (String word : wanted) {
      boolean inTitle = title.contains(word);
      boolean somewhere = inTitle || rest.contains(word);
      found += somewhere ? 1 : 0;
      score += inTitle ? TITLE_WEIGHT : somewhere ? 1 : 0;
    }
    int needed = wanted.size() <= 3 ? wanted.size() : wanted.size() * 3 / 4;
    return found < needed ? 0 : score;
  }

  /** In lower case, without accents and the plural. */
  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('ł', 'l');
    return Arrays.stream(plain.split("[^0-9a-z]+", -1))
        .filter(word -> word.length() > 1 && !word.matches("an|and|in|of|the|to"))
        .map(word -> word.length() > 3 ? word.replaceFirst("s$", "") : word)
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable GeoPoint point(Posting posting) {
    return posting.place() == null ? null : posting.place().point();
  }

  private PostingHit hit(Posting posting, double score) {
    return PostingHit.of(posting, score, !closed.containsKey(posting.id()));
  }
}
