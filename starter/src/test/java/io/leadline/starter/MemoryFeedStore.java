package io.leadline.starter;

import io.leadline.activities.posting.FeedCheck;
import io.leadline.activities.posting.FeedEntry;
import io.leadline.activities.posting.FeedRun;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.KnownFeed;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What feeds held, in memory, one import at a time. */
final class MemoryFeedStore implements FeedStore {
  private final Map<String, String> current = new HashMap<>();
  private final Map<String, FeedRun> finished = new TreeMap<>();
  private final Map<String, FeedCheck> checks = new TreeMap<>();
  private final Map<String, FeedEntry> entries = new TreeMap<>();
  private final Map<String, String> sources = new HashMap<>();

  @Override
  public void prepare() {
    // nothing to prepare
  }

  @Override
  public Optional<FeedRun> begin(String source, String run, Instant at) {
    current.put(source, run);
    return Optional.ofNullable(finished.get(source));
  }

  @Override
  public boolean isCurrent(String source, String run) {
    return run.equals(current.get(source));
  }

  @Override
  public Map<String, FeedEntry> entries(Collection<String> ids) {
    Map<String, FeedEntry> known = new HashMap<>(entries);
    known.keySet().retainAll(ids);
    return known;
  }

  @Override
  public void save(String source, Collection<FeedEntry> changed) {
    for (FeedEntry entry : changed) {
      entries.put(entry.id(), entry);
      sources.put(entry.id(), source);
    }
  }

  @Override
  public List<FeedEntry> open(String source, @Nullable String after, int limit) {
    return entries.values().stream()
        .filter(entry -> source.equals(sources.get(entry.id())))
        .filter(entry -> entry.state() != FeedEntry.State.CLOSED)
        .filter(entry -> after == null || entry.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void finish(String source, FeedRun run) {
    finished.put(source, run);
    checks.remove(source);
  }

  @Override
  public void checked(String source, FeedCheck check) {
    checks.put(source, check);
  }

  @Override
  public void forget(String source) {
    current.remove(source);
    finished.remove(source);
    checks.remove(source);
  }

  @Override
  public List<KnownFeed> feeds() {
    Set<String> sources = new TreeSet<>(finished.keySet());
    sources.addAll(checks.keySet());
    return sources.stream()
        .map(source -> new KnownFeed(source, finished.get(source), checks.get(source)))
        .toList();
  }
}
