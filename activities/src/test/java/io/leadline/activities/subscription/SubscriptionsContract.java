package io.leadline.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.Sealed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Subscriptions} keeps; extended by the fake and each adapter. */
public abstract class SubscriptionsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  /** The subscriptions under test, none kept. */
  protected abstract Subscriptions subscriptions();

  @Test
  public void keepsThem_oldestFirst() {
    Subscription late = subscription("a", NOW.plusSeconds(1));
    Subscription early = subscription("b", NOW);
    subscriptions().insert(late);
    subscriptions().insert(early);
    subscriptions().insert(subscription("b", NOW.plusSeconds(9)));

    assertThat(subscriptions().all()).containsExactly(early, late);
    assertThat(subscriptions().find("a")).contains(late);
    assertThat(subscriptions().find("c")).isEmpty();
  }

  @Test
  public void disablesAndEnables() {
    Subscription it = subscription("a", NOW);
    subscriptions().insert(it);

    assertThat(subscriptions().enable("a", false, "410")).isTrue();
    assertThat(subscriptions().enable("a", false, "410")).isTrue();
    assertThat(subscriptions().find("a")).contains(it.enabled(false, "410"));

    assertThat(subscriptions().enable("a", true, null)).isTrue();
    assertThat(subscriptions().find("a")).contains(it);
    assertThat(subscriptions().enable("c", true, null)).isFalse();
  }

  @Test
  public void removesOnce() {
    subscriptions().insert(subscription("a", NOW));

    assertThat(subscriptions().remove("a")).isTrue();
    assertThat(subscriptions().remove("a")).isFalse();
    assertThat(subscriptions().all()).isEmpty();
  }

  private static Subscription subscription(String id, Instant at) {
    return new Subscription(
        id,
        URI.create("https://hooks.example.com/" + id),
        List.of("lead.*", "job.failed"),
        Sealed.of(new byte[] {1, 2, 3}),
        true,
        null,
        at);
  }
}
