package io.leadline.activities.posting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What operators do with sources of postings: list them, say when each is read, remove one. */
public final class FeedDesk {
  private static final int PAGE = 1000;

  private final FeedPlans plans;
  private final FeedStore feeds;
  private final PostingIndex index;
  private final InstantSource clock;

  public FeedDesk(FeedPlans plans, FeedStore feeds, PostingIndex index, InstantSource clock) {
    this.plans = plans;
    this.feeds = feeds;
    this.index = index;
    this.clock = clock;
  }

  /**
   * A source as {@code postings feeds} lists it.
   *
   * @param plan when it is read next; null for one that is imported by hand only
   */
  public record Line(@JsonUnwrapped KnownFeed feed, @Nullable FeedPlan plan) {}

  /** Every source that was imported, tried or planned, by name. */
  public List<Line> list() {
    Map<String, Line> lines = new TreeMap<>();
    plans
        .all()
        .forEach(
            plan ->
                lines.put(plan.source(), new Line(new KnownFeed(plan.source(), null, null), plan)));
    for (KnownFeed feed : feeds.feeds()) {
      Line planned = lines.get(feed.source());
      lines.put(feed.source(), new Line(feed, planned == null ? null : planned.plan()));
    }
    return new ArrayList<>(lines.values());
  }

  /** Plans a source, in place of the plan that it had. */
  public void add(FeedPlan plan) {
    plans.prepare();
    plans.put(plan);
  }

  /**
   * Changes the plan of a source.
   *
   * @return the plan as it is now; empty when the source has none
   */
  public Optional<FeedPlan> change(String source, UnaryOperator<FeedPlan> change) {
    Optional<FeedPlan> changed = plans.find(source).map(change);
    changed.ifPresent(plans::put);
    return changed;
  }

  /**
   * Forgets a source and closes its postings. Safe to repeat; a reading that is under way stops.
   *
   * @return how many postings were closed; empty when nobody knows the source
   */
  public Optional<Long> remove(String source) {
    boolean known = list().stream().anyMatch(line -> line.feed().source().equals(source));
    if (!known) {
      return Optional.empty();
    }
    plans.remove(source);
    feeds.begin(source, "removed-" + UUID.randomUUID(), clock.instant());
    long closed = close(source);
    feeds.forget(source);
    // A look for known sources that ran beside this may have planned it anew.
    plans.remove(source);
    return Optional.of(closed);
  }

  private long close(String source) {
    long closed = 0;
    for (List<FeedEntry> page = feeds.open(source, null, PAGE);
        !page.isEmpty();
        page = feeds.open(source, null, PAGE)) {
      index.close(page.stream().map(FeedEntry::id).toList(), clock.instant());
      feeds.save(source, page.stream().map(entry -> entry.in(FeedEntry.State.CLOSED)).toList());
      closed += page.size();
    }
    index.refresh();
    return closed;
  }
}
