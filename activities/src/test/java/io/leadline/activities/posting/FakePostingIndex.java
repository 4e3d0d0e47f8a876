package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Postings in memory, searched word by word with a simple score of the same shape. */
public final class FakePostingIndex implements PostingIndex, PostingUpkeep {
  private static final Set<String> STOP_WORDS = Set.of("a", "an", "and", "in", "of", "the", "to");
  private static final Duration NEWEST = Duration.ofDays(30);

  private final Map<String, Posting> postings = new TreeMap<>();
  private final Map<String, Instant> closed = new TreeMap<>();
  private String generation = "fake-1";
  private int stored;

  @Override
  public void prepare() {}

  @Override
  public String generation() {
    return generation;
  }

  /** Loses everything, as a cluster does whose disk was replaced. */
  public void lose() {
    postings.clear();
    closed.clear();
    rebuild();
  }

  /** How many postings were written so far, the same one counted each time. */
  public int stored() {
    return stored;
  }

  /** The references of all open postings, sorted. */
  public List<String> open() {
    return postings.values().stream()
        .filter(posting -> !closed.containsKey(posting.id()))
        .map(Posting::externalId)
        .sorted()
        .toList();
  }

  /** The posting as it was last stored, open or not. */
  public @Nullable Posting posting(String id) {
    return postings.get(id);
  }

  @Override
  public BulkOutcome put(List<Posting> batch) {
    List<BulkOutcome.Refusal> refused = new ArrayList<>();
    for (Posting posting : batch) {
      if (posting.title().contains("unindexable")) {
        refused.add(new BulkOutcome.Refusal(posting.id(), "the index does not take it"));
        continue;
      }
      postings.put(posting.id(), posting);
      closed.remove(posting.id());
      stored++;
    }
    return new BulkOutcome(batch.size() - refused.size(), refused);
  }

  @Override
  public void close(Collection<String> ids, Instant at) {
    ids.stream().filter(postings::containsKey).forEach(id -> closed.put(id, at));
  }

  @Override
  public long closeExpired(Instant before, Instant at) {
    List<String> expired =
        postings.values().stream()
            .filter(posting -> !closed.containsKey(posting.id()))
            .filter(posting -> posting.expiresAt() != null && posting.expiresAt().isBefore(before))
            .map(Posting::id)
            .toList();
    close(expired, at);
    return expired.size();
  }

  @Override
  public long rebuild() {
    generation = "fake-" + (Integer.parseInt(generation.substring(5)) + 1);
    return postings.size();
  }

  @Override
  public void refresh() {}

  @Override
  public List<List<PostingHit>> searchAll(List<PostingQuery> queries, int hitsPerQuery) {
    return queries.stream()
        .map(
            query ->
                Repeats.leftOut(
                    postings.values().stream()
                        .filter(posting -> isOpen(posting, query.now()))
                        .filter(
                            posting -> !posting.firstSeenAt().isBefore(query.now().minus(NEWEST)))
                        .filter(posting -> isNear(posting, query.centre(), query.radiusKm()))
                        .filter(posting -> posting.remote() || !query.remoteOnly())
                        .map(posting -> hit(posting, score(posting, query)))
                        .filter(hit -> hit.score() > 0)
                        .sorted(BEST_FIRST)
                        .limit(hitsPerQuery)
                        .toList()))
        .toList();
  }

  private static final Comparator<PostingHit> BEST_FIRST =
      Comparator.comparingDouble(PostingHit::score).reversed().thenComparing(PostingHit::id);

  @Override
  public List<PostingHit> get(Collection<String> ids) {
    return postings.values().stream()
        .filter(posting -> ids.contains(posting.id()))
        .map(posting -> hit(posting, 0))
        .toList();
  }

  @Override
  public PostingPage browse(PostingFilter filter) {
    List<Posting> fitting =
        postings.values().stream()
            .filter(posting -> filter.closedToo() || isOpen(posting, filter.now()))
            .filter(posting -> filter.source() == null || posting.source().equals(filter.source()))
            .filter(posting -> isNear(posting, filter.centre(), filter.radiusKm()))
            .filter(posting -> match(posting, filter.text()) > 0)
            .sorted(
                Comparator.comparingDouble((Posting posting) -> -match(posting, filter.text()))
                    .thenComparing(Posting::firstSeenAt, Comparator.reverseOrder())
                    .thenComparing(Posting::id))
            .toList();
    return new PostingPage(
        fitting.size(),
        fitting.stream()
            .limit(filter.limit())
            .map(posting -> hit(posting, match(posting, filter.text())))
            .toList());
  }

  private boolean isOpen(Posting posting, Instant now) {
    Instant expiry = posting.expiresAt();
    return !closed.containsKey(posting.id()) && (expiry == null || expiry.isAfter(now));
  }

  private static boolean isNear(Posting posting, @Nullable GeoPoint centre, double radiusKm) {
    if (centre == null || posting.remote()) {
      return true;
    }
    GeoPoint point = posting.place() == null ? null : posting.place().point();
    return point != null && point.kilometresTo(centre) <= radiusKm;
  }

  private static double score(Posting posting, PostingQuery query) {
    return match(posting, query.text()) * PostingHit.of(posting, 0, true).factors(query).product();
  }

  private static double match(Posting posting, String text) {
    List<String> wanted = words(text);
    if (wanted.isEmpty()) {
      return text.isBlank() ? 1 : 0;
    }
    List<String> title = words(posting.title());
    List<String> rest = new ArrayList<>(words(posting.descriptionText()));
    rest.addAll(words(posting.company() == null ? "" : posting.company()));
    rest.addAll(words(posting.category() == null ? "" : posting.category()));
    long found =
        wanted.stream().filter(word -> title.contains(word) || rest.contains(word)).count();
    long needed = wanted.size() <= 3 ? wanted.size() : wanted.size() * 3L / 4;
    if (found < needed) {
      return 0;
    }
    return wanted.stream()
        .mapToDouble(word -> title.contains(word) ? 3 : rest.contains(word) ? 1 : 0)
        .sum();
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('ł', 'l');
    return Arrays.stream(plain.split("[^0-9a-z]+", -1))
        .filter(word -> !word.isEmpty() && !STOP_WORDS.contains(word))
        .map(
            word ->
                word.length() > 3 && word.endsWith("s")
                    ? word.substring(0, word.length() - 1)
                    : word)
        .collect(Collectors.toList());
  }

  private PostingHit hit(Posting posting, double score) {
    return PostingHit.of(posting, score, !closed.containsKey(posting.id()));
  }
}
