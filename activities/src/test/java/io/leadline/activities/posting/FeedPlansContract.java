package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link FeedPlans} must do; run against the fake and the real server. */
public abstract class FeedPlansContract {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  /** The plans under test, none. */
  protected abstract FeedPlans plans();

  private static FeedPlan plan(String source, Instant nextAt) {
    return FeedPlan.of(
        source,
        URI.create("https://feeds.example.com/" + source),
        "auto",
        Duration.ofHours(2),
        nextAt);
  }

  @Test
  void keepsOnePlanForEachSource() {
    FeedPlan first = plan("b", NOW);
    FeedPlan second = first.every(Duration.ofDays(1), NOW).paused(true);
    plans().prepare();
    plans().put(first);
    plans().putIfAbsent(second);
    plans().putIfAbsent(plan("a", NOW));
    assertThat(plans().all()).containsExactly(plan("a", NOW), first);

    plans().put(second);
    plans().put(second);
    assertThat(plans().find("b")).contains(second);

    plans().remove("b");
    plans().remove("b");
    assertThat(plans().find("b")).isEmpty();
    assertThat(plans().all()).containsExactly(plan("a", NOW));
  }

  @Test
  void replacesOnlyWhatWasNotChangedMeanwhile() {
    FeedPlan read = plan("a", NOW);
    FeedPlan changed = read.every(Duration.ofDays(1), NOW);
    FeedPlan moved = read.handedIn("job-1", NOW);
    plans().put(read);

    plans().replace(read, moved);
    assertThat(plans().find("a")).contains(moved);

    plans().put(changed);
    plans().replace(moved, moved.handedIn("job-2", NOW));
    assertThat(plans().find("a")).contains(changed);

    plans().remove("a");
    plans().replace(changed, moved);
    assertThat(plans().find("a")).isEmpty();
  }

  @Test
  void givesWhatIsDue_theLongestDueFirst_andNothingThatIsPaused() {
    plans().prepare();
    plans().put(plan("a", NOW));
    plans().put(plan("b", NOW.minusSeconds(60)));
    plans().put(plan("c", NOW.minusSeconds(30)).paused(true));
    plans().put(plan("d", NOW.plusMillis(1)));

    assertThat(plans().due(NOW, 9)).extracting(FeedPlan::source).containsExactly("b", "a");
    assertThat(plans().due(NOW, 1)).extracting(FeedPlan::source).containsExactly("b");
  }
}
