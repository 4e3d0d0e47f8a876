package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PostingClusters} must do; run against the fake and the real server. */
public abstract class PostingClustersContract {
  private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T08:00:00Z");

  private PostingClusters clusters = new FakePostingClusters();

  protected abstract PostingClusters empty();

  @BeforeEach
  void open() {
    clusters = empty();
    clusters.prepare();
    clusters.prepare();
  }

  private static ClusterTrait trait(String key, String cluster, String text) {
    return new ClusterTrait(key, cluster, TextSketch.of(text));
  }

  @Test
  void remembersTraitsByKey_whateverElseIsUnderIt() {
    clusters.remember(List.of(trait("j1", "a", "one"), trait("p1", "a", "one")), MARCH);
    clusters.remember(List.of(trait("j1", "b-_2", "two")), MARCH);
    clusters.remember(List.of(), MARCH);

    assertThat(clusters.traits(List.of("j1", "unknown")))
        .containsExactlyInAnyOrder(trait("j1", "a", "one"), trait("j1", "b-_2", "two"));
    assertThat(clusters.traits(List.of())).isEmpty();
  }

  @Test
  void replacesWhatIsRememberedAgain() {
    clusters.remember(List.of(trait("j1", "a", "one")), MARCH);
    clusters.remember(List.of(trait("j1", "a", "changed")), MARCH);
    clusters.remember(List.of(trait("j1", "a", "changed")), MARCH);

    assertThat(clusters.traits(List.of("j1"))).containsExactly(trait("j1", "a", "changed"));
  }

  @Test
  void forgetsWhatNobodyHasHadSince() {
    clusters.remember(List.of(trait("old", "a", "x"), trait("kept", "a", "x")), MARCH);
    clusters.remember(List.of(trait("kept", "a", "x")), APRIL);

    assertThat(clusters.forget(APRIL)).isEqualTo(1);
    assertThat(clusters.forget(APRIL)).isZero();
    assertThat(clusters.traits(List.of("old", "kept"))).containsExactly(trait("kept", "a", "x"));
  }
}
